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

    private readonly PostgreSqlAddress address;
    private readonly TimeProvider time;

    private PostgreSqlDatabase(PostgreSqlAddress address, IDisposable directoryLock, StoreConnection writing, TimeProvider time)
        : base(writing, directoryLock, time)
    {
        this.address = address;
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
        return Open(address, time, DataDirectoryLock.Acquire(directory), isShared);
    }

    /// <summary>Opens the store for a directory that is held already.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="held">Who holds it; let go with the store.</param>
    /// <param name="isShared">Whether others may write to it at the same time.</param>
    /// <exception cref="StoreException">The server cannot be reached or used, or another host has the store.</exception>
    public static PostgreSqlDatabase Open(PostgreSqlAddress address, TimeProvider time, IDisposable held, bool isShared = false)
    {
        StoreConnection? connection = null;
        try
        {
            connection = PostgreSqlStoreConnection.Open(address.ConnectionString, opened => PostgreSqlSession.PrepareWriter(opened, address, isShared));
            StoreMigrations.Apply(connection, "PostgreSql", MigrationTable, $"The store {address}", time.GetUtcNow());
            return new PostgreSqlDatabase(address, held, connection, time);
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
    public override string Kind => "postgresql";

    /// <inheritdoc />
    public override string Place => address.Shown;

    /// <inheritdoc />
    public override StoreBackup BackUp(string file) => throw new StoreException(
        "STORE_BACKUP_BY_SERVER",
        $"The store {address} is backed up by its server's own tools, while the host runs: pg_dump --format=custom --file={file} {address.Database}. The keys in the data folder belong to the backup.");

    /// <inheritdoc />
    public override StoreConnection OpenReader() => PostgreSqlStoreConnection.Open(address.ConnectionString, static _ => { });

    /// <inheritdoc />
    protected override string Shrink(StoreConnection connection) => "";

    /// <inheritdoc />
    protected override void Finish(StoreConnection connection)
    {
    }
}
