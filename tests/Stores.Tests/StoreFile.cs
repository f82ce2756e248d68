using LeVieuxMoulin.Connectors.Stores.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Tests;

/// <summary>A real database file for one test, which can be closed and opened like after a restart.</summary>
internal sealed class StoreFile : IAsyncDisposable
{
    private readonly TempDirectory directory = new();

    public StoreFile() => Database = Open();

    public SqliteDatabase Database { get; private set; }

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = Open();
    }

    /// <summary>Runs SQL behind the store's back.</summary>
    public Task TamperAsync(params string[] statements) => Database.WriteAsync(
        connection =>
        {
            foreach (var sql in statements)
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }

            return statements.Length;
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        directory.Dispose();
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(directory.File("moulin.db"), TimeProvider.System);
}
