using System.Text;
using LeVieuxMoulin.Connectors.Harness;
using LeVieuxMoulin.Connectors.Stores.PostgreSql;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Tests;

/// <summary>A real, empty database for one test, which can be closed and opened like after a restart.</summary>
internal sealed class StoreFile : IAsyncDisposable
{
    private readonly TempDirectory directory = new();
    private readonly string? address;

    public StoreFile(StoreKind kind)
    {
        address = kind == StoreKind.PostgreSql ? PostgreSqlServer.MakeStore() : null;
        Database = Open();
    }

    public StoreDatabase Database { get; private set; }

    public string File => directory.File("moulin.db");

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
                connection.RunScript(sql);
            }

            return statements.Length;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Closes the store and reads all that is in it about keys.</summary>
    public async Task<string> ReadAllAsync()
    {
        await Database.DisposeAsync();
        return address is null
            ? Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken))
            : PostgreSqlServer.Ask(address, "SELECT id, name, encode(hash, 'escape') FROM api_key; SELECT audit FROM audit");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        directory.Dispose();
    }

    private StoreDatabase Open() => address is null
        ? SqliteDatabase.Open(File, TimeProvider.System)
        : PostgreSqlDatabase.Open(address, directory.Path, TimeProvider.System);
}
