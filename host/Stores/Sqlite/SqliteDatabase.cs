using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>The store's file: one writer with group commit, a few readers, and the sole right to the data directory.</summary>
internal sealed class SqliteDatabase : IStoreMemory, IAsyncDisposable
{
    private const int MaxReaders = 4;

    private readonly ConcurrentBag<StoreConnection> idle = [];
    private readonly SemaphoreSlim readers = new(MaxReaders);
    private readonly DataDirectoryLock directoryLock;
    private readonly StoreConnection writing;
    private readonly GroupCommit writer;
    private bool disposed;

    private SqliteDatabase(string file, DataDirectoryLock directoryLock, StoreConnection writing, TimeProvider time)
    {
        File = file;
        this.directoryLock = directoryLock;
        this.writing = writing;
        writer = new GroupCommit(writing, time);
    }

    /// <summary>Gets the database file.</summary>
    public string File { get; }

    /// <summary>Gets a task that ends with the next commit: take it before looking, then wait for it.</summary>
    public Task NextCommit => writer.NextCommit;

    /// <summary>Opens the store, making it when it is not there.</summary>
    /// <param name="file">The database file; its folder is the data directory.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreException">Another process has the directory, the file is no store, or it was written by a newer program.</exception>
    public static SqliteDatabase Open(string file, TimeProvider time)
    {
        file = Path.GetFullPath(file);
        var held = DataDirectoryLock.Acquire(Path.GetDirectoryName(file)!);
        StoreConnection? connection = null;
        try
        {
            connection = StoreConnection.Open(file, readOnly: false);
            Prepare(connection, file);
            SqliteMigrations.Apply(connection, file, time.GetUtcNow());
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

    /// <summary>Does a piece of writing. Queued pieces share one transaction; the task completes when the commit is durable.</summary>
    /// <typeparam name="TResult">What it answers.</typeparam>
    /// <param name="work">The work, without waiting and without a transaction of its own. It runs under a savepoint: what it throws undoes it alone.</param>
    /// <param name="cancellationToken">Cancels the work before it begins; once begun it is finished.</param>
    public Task<TResult> WriteAsync<TResult>(Func<StoreConnection, TResult> work, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<TResult>(cancellationToken) : writer.WriteAsync(work, cancellationToken);

    /// <summary>Reads from one consistent state, beside the writer.</summary>
    /// <typeparam name="TResult">What it answers.</typeparam>
    /// <param name="work">The reading; it may not write.</param>
    /// <param name="cancellationToken">Cancels the wait for a connection.</param>
    public async Task<TResult> ReadAsync<TResult>(Func<StoreConnection, TResult> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        await readers.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Read(work), cancellationToken);
        }
        finally
        {
            readers.Release();
        }
    }

    /// <summary>Runs SQLite's own check over the whole file.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is wrong; nothing when all is well.</returns>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            var findings = new List<string>();
            using var statement = connection.Prepare("PRAGMA integrity_check");
            while (statement.Read())
            {
                findings.Add(statement.Text(0));
            }

            return findings is ["ok"] ? [] : findings;
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        await WriteAsync(static connection => connection.Ask("PRAGMA shrink_memory"), cancellationToken);
    }

    /// <summary>Finishes what is queued, folds the log into the file and gives the directory back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await writer.DisposeAsync();
        for (var i = 0; i < MaxReaders; i++)
        {
            await readers.WaitAsync();
        }

        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        writing.Run("PRAGMA optimize");
        await writing.DisposeAsync();
        readers.Dispose();
        directoryLock.Dispose();
    }

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

    private TResult Read<TResult>(Func<StoreConnection, TResult> work)
    {
        if (!idle.TryTake(out var connection))
        {
            connection = StoreConnection.Open(File, readOnly: true);
        }

        try
        {
            connection.Run("BEGIN");
            try
            {
                return work(connection);
            }
            finally
            {
                connection.Run("COMMIT");
            }
        }
        finally
        {
            idle.Add(connection);
        }
    }
}
