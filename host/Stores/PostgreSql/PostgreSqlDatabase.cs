using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Npgsql;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>The store on a PostgreSQL server.</summary>
internal sealed class PostgreSqlDatabase : StoreDatabase
{
    private const string MigrationTable =
        "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT COLLATE \"C\" NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

    /// <summary>How long a commit of somebody else may stay unnoticed.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    private readonly string connectionString;
    private readonly TimeProvider time;

    private PostgreSqlDatabase(string connectionString, IDisposable directoryLock, StoreConnection writing, TimeProvider time)
        : base(writing, directoryLock, time)
    {
        this.connectionString = connectionString;
        this.time = time;
    }

    /// <summary>Opens the store, making its tables when they are not there.</summary>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="directory">The data directory of this host; it is taken too.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isShared">Whether others may write to it at the same time.</param>
    /// <exception cref="StoreException">The connection string is wrong, the server cannot be reached or used, or another host has the store.</exception>
    public static PostgreSqlDatabase Open(string connectionString, string directory, TimeProvider time, bool isShared = false)
    {
        var address = PostgreSqlAddress.Parse(connectionString);
        var held = DataDirectoryLock.Acquire(directory);
        StoreConnection? connection = null;
        try
        {
            connection = PostgreSqlStoreConnection.Open(address.ConnectionString, opened => PostgreSqlSession.PrepareWriter(opened, address, isShared));
            StoreMigrations.Apply(connection, "PostgreSql", MigrationTable, $"The store {address}", time.GetUtcNow());
            return new PostgreSqlDatabase(address.ConnectionString, held, connection, time);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            held.Dispose();
            if (failure is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
            {
                throw address.Explain(failure);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public override async Task WaitForCommitAsync(Task taken, CancellationToken cancellationToken)
    {
        // Another host's commit is not told here: look again after a while.
        await Task.WhenAny(taken, Task.Delay(LookAgain, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc />
    protected override StoreConnection OpenReader() => PostgreSqlStoreConnection.Open(connectionString, static _ => { });

    /// <inheritdoc />
    protected override string Shrink(StoreConnection connection) => "";

    /// <inheritdoc />
    protected override void Finish(StoreConnection connection)
    {
    }
}
