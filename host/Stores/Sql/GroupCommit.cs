using System.Threading.Channels;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The one writer: what waits together is committed together, and each job fails alone.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int MaxJobs = 256;
    private static readonly TimeSpan MaxSpan = TimeSpan.FromMilliseconds(25);

    private readonly Channel<WriteJob> queue = Channel.CreateUnbounded<WriteJob>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StoreConnection connection;
    private readonly TimeProvider time;
    private readonly Task loop;
    private volatile TaskCompletionSource nextCommit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GroupCommit(StoreConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        using (ExecutionContext.SuppressFlow())
        {
            loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Gets a task that ends with the next commit.</summary>
    public Task NextCommit => nextCommit.Task;

    /// <summary>Queues work and waits until it is durable.</summary>
    public Task<TResult> WriteAsync<TResult>(Func<StoreConnection, TResult> work, CancellationToken cancellationToken)
    {
        var job = new WriteJob<TResult>(work, cancellationToken);
        return queue.Writer.TryWrite(job) ? job.Done : Task.FromException<TResult>(new ObjectDisposedException(nameof(StoreDatabase)));
    }

    /// <summary>Finishes what is queued and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<WriteJob>();
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                Fill(batch);
            }
#pragma warning disable CA1031 // Begin or commit failed, or the database gave the whole transaction up (disk full, connection lost): nothing of the batch was kept, and the writer goes on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                RollBack();
                foreach (var job in batch)
                {
                    job.Fail(failure);
                }
            }

            batch.Clear();
        }
    }

    private void Fill(List<WriteJob> batch)
    {
        connection.BeginWriting();
        var began = time.GetTimestamp();
        while (batch.Count < MaxJobs && time.GetElapsedTime(began) < MaxSpan && queue.Reader.TryRead(out var job))
        {
            if (job.IsCancelled)
            {
                job.Cancel();
            }
            else if (RunOne(job, batch))
            {
                batch.Add(job);
            }
        }

        connection.Run("COMMIT");
        Interlocked.Exchange(ref nextCommit, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        foreach (var job in batch)
        {
            job.Complete();
        }
    }

    private bool RunOne(WriteJob job, List<WriteJob> batch)
    {
        connection.Run("SAVEPOINT job");
        try
        {
            job.Run(connection);
        }
#pragma warning disable CA1031 // Whatever a job throws belongs to its caller and must not fail the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!connection.IsInTransaction)
            {
                batch.Add(job);
                throw;
            }

            connection.Run("ROLLBACK TO job");
            connection.Run("RELEASE job");
            job.Fail(failure);
            return false;
        }

        connection.Run("RELEASE job");
        return true;
    }

    private void RollBack()
    {
        if (connection.IsInTransaction)
        {
            connection.RollBack();
        }
    }
}
