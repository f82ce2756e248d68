using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The store of this host: one writer with group commit, a few readers, and the sole right to the data directory.</summary>
internal abstract class StoreDatabase : IStoreMemory, IAsyncDisposable
{
    private const int MaxReaders = 4;

    private readonly ConcurrentBag<StoreConnection> idle = [];
    private readonly SemaphoreSlim readers = new(MaxReaders);
    private readonly IDisposable directoryLock;
    private readonly StoreConnection writing;
    private readonly GroupCommit writer;
    private bool disposed;

    protected StoreDatabase(StoreConnection writing, IDisposable directoryLock, TimeProvider time)
    {
        this.writing = writing;
        this.directoryLock = directoryLock;
        writer = new GroupCommit(writing, time);
    }

    /// <summary>Gets a task that ends with the next commit of this host: take it before looking, then wait for it.</summary>
    public Task NextCommit => writer.NextCommit;

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

    /// <summary>Waits for a commit that may have come since <see cref="NextCommit"/> was taken, of whoever writes to the store.</summary>
    /// <param name="taken">The task that was taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual Task WaitForCommitAsync(Task taken, CancellationToken cancellationToken) => taken.WaitAsync(cancellationToken);

    /// <summary>Gets which database it is, in a word.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets where it is; no password.</summary>
    public abstract string Place { get; }

    /// <summary>Copies the store into a file.</summary>
    /// <exception cref="StoreException">It cannot be copied there, or its server does that.</exception>
    public abstract StoreBackup BackUp(string file);

    /// <summary>Runs the database's own check over everything.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is wrong; nothing when all is well.</returns>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) => ReadAsync(connection => connection.Schema.Check(), cancellationToken);

    /// <inheritdoc />
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        CloseIdle();
        await WriteAsync(Shrink, cancellationToken);
    }

    /// <summary>Finishes what is queued and gives the store and the directory back.</summary>
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

        CloseIdle();
        Finish(writing);
        writing.Dispose();
        readers.Dispose();
        directoryLock.Dispose();
    }

    /// <summary>Opens one more connection to read.</summary>
    public abstract StoreConnection OpenReader();

    /// <summary>Gives back what the writing connection keeps in memory.</summary>
    protected abstract string Shrink(StoreConnection connection);

    /// <summary>Does what is to be done before the writing connection is closed.</summary>
    protected abstract void Finish(StoreConnection connection);

    private void CloseIdle()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private TResult Read<TResult>(Func<StoreConnection, TResult> work)
    {
        if (!idle.TryTake(out var connection))
        {
            connection = OpenReader();
        }

        try
        {
            connection.BeginReading();
            try
            {
                return work(connection);
            }
            finally
            {
                connection.EndReading();
            }
        }
        finally
        {
            idle.Add(connection);
        }
    }
}
