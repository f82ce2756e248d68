using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Engine.Requests;

/// <summary>Wakes the worker of a connection: there is something to do before its next appointed time.</summary>
/// <remarks>A wake-up that comes while nobody waits is kept for the next wait, so none is lost.</remarks>
/// <param name="time">The clock that waits are measured by.</param>
public abstract class WakeSignal(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> bells = new(StringComparer.Ordinal);

    /// <summary>Wakes the worker of a connection.</summary>
    /// <param name="connection">The connection.</param>
    public void Ring(string connection)
    {
        var bell = BellOf(connection);
        lock (bell)
        {
            if (bell.CurrentCount == 0)
            {
                bell.Release();
            }
        }
    }

    /// <summary>Waits until the bell rings or the time is over.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task WaitAsync(string connection, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = BellOf(connection).WaitAsync(either.Token);
        var over = Task.Delay(atMost < TimeSpan.Zero ? TimeSpan.Zero : atMost, time, either.Token);
        await Task.WhenAny(rung, over);
        await either.CancelAsync();

        // The loser ends as cancelled; a bell that rang at the last instant is heard, because a completed wait is not undone.
        await rung.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private SemaphoreSlim BellOf(string connection) => bells.GetOrAdd(connection, static _ => new SemaphoreSlim(0, 1));
}
