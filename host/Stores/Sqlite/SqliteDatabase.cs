using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>The store in a file.</summary>
internal sealed class SqliteDatabase : StoreDatabase
{
    private const string MigrationTable =
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

    private SqliteDatabase(string file, IDisposable directoryLock, StoreConnection writing, TimeProvider time)
        : base(writing, directoryLock, time) => File = file;

    /// <summary>Gets the database file.</summary>
    public string File { get; }

    /// <summary>Opens the store, making it when it is not there.</summary>
    /// <param name="file">The database file; its folder is the data directory.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreException">Another process has the directory, the file is no store, or it was written by a newer program.</exception>
    public static SqliteDatabase Open(string file, TimeProvider time) => Open(file, time, DataDirectoryLock.Acquire(Path.GetDirectoryName(Path.GetFullPath(file))!));

    /// <summary>Opens the store in a directory that is held already.</summary>
    /// <param name="file">The database file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="held">Who holds it; let go with the store.</param>
    /// <exception cref="StoreException">The file is no store, or it was written by a newer program.</exception>
    public static SqliteDatabase Open(string file, TimeProvider time, IDisposable held)
    {
        file = Path.GetFullPath(file);
        StoreConnection? connection = null;
        try
        {
            connection = SqliteStoreConnection.Open(file, readOnly: false);
            Prepare(connection, file);
            StoreMigrations.Apply(connection, "Sqlite", MigrationTable, $"The store {file}", time.GetUtcNow());
            return new SqliteDatabase(file, held, connection, time);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            held.Dispose();
            if (failure is SqliteException { SqliteErrorCode: 11 or 26 })
            {
                throw new StoreException("STORE_DAMAGED", $"The store {file} is damaged or no SQLite database: {failure.Message}. Restore a backup, or move the file away to begin anew.", failure);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public override string Kind => "sqlite";

    /// <inheritdoc />
    public override string Place => File;

    /// <inheritdoc />
    public override StoreBackup BackUp(string file)
    {
        using var connection = SqliteStoreConnection.Open(File, readOnly: true);
        return SqliteBackup.Make(connection, file);
    }

    /// <inheritdoc />
    public override StoreConnection OpenReader() => SqliteStoreConnection.Open(File, readOnly: true);

    /// <inheritdoc />
    protected override string Shrink(StoreConnection connection) => connection.Ask("PRAGMA shrink_memory");

    /// <inheritdoc />
    protected override void Finish(StoreConnection connection) => connection.Run("PRAGMA optimize");

    private static void Prepare(StoreConnection connection, string file)
    {
        // A record with its document is some kilobytes: of smaller pages, each would hold one and waste the rest.
        connection.Run("PRAGMA page_size = 16384");
        var mode = connection.Ask("PRAGMA journal_mode = WAL");
        connection.Run("PRAGMA wal_autocheckpoint = 1000");
        connection.Run("PRAGMA journal_size_limit = 67108864");
        var synchronous = connection.Ask("PRAGMA synchronous");
        if (mode != "wal" || synchronous != "2" || connection.Ask("PRAGMA foreign_keys") != "1")
        {
            throw new StoreException("STORE_NOT_DURABLE", $"The store {file} cannot be kept safely there (journal {mode}, synchronous {synchronous}): the file system does not support it. Put the data directory on a local disk.");
        }
    }
}
