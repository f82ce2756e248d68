using LeVieuxMoulin.Connectors.Engine.Connections;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Carries out the writes of one connection, one after the other per subject and a few at once.</summary>
/// <param name="store">Where operations are kept.</param>
/// <param name="sender">Sends.</param>
/// <param name="reconciler">Finds out what became of writes without an answer.</param>
/// <param name="notices">Tells people.</param>
/// <param name="signal">Tells when there is something new.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class OperationWorker(
    IOperationStore store,
    OperationSender sender,
    OperationReconciler reconciler,
    OperationNotices notices,
    OperationSignal signal,
    TimeProvider time,
    ILogger<OperationWorker> logger) : IConnectionWorker
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Reservation = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public async Task RunAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(directory);
        using var cutShort = new CancellationTokenSource();
        using var grace = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), cutShort, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var onStop = stopping.Register(() => grace.Change(Grace, Timeout.InfiniteTimeSpan));
        var flying = new List<Task>();
        var begun = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                begun = begun || await BeginAsync(connection, stopping);
                flying.RemoveAll(static task => task.IsCompleted);
                var wait = await TurnAsync(connection, directory, flying, cutShort.Token, stopping);
                await WaitAsync(connection, flying, wait, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogFailed(failure, connection);
                await Task.WhenAny(Task.Delay(Pause, time, stopping));
            }
        }

        await Task.WhenAll(flying);
    }

    /// <summary>What a former process left: writes that were running have an unknown outcome, and people are told again of what waits for them.</summary>
    private async Task<bool> BeginAsync(string connection, CancellationToken stopping)
    {
        var found = await store.RecoverAsync(connection, time.GetUtcNow(), stopping);
        if (found > 0)
        {
            LogRecovered(connection, found);
        }

        var waiting = new OperationQuery { Connection = connection, States = [OperationState.Dead, OperationState.Unknown], Limit = 1_000 };
        foreach (var operation in await store.ListAsync(waiting, stopping))
        {
            notices.Tell(operation);
        }

        return true;
    }

    private async Task<TimeSpan> TurnAsync(string connection, IConnectionDirectory directory, List<Task> flying, CancellationToken cutShort, CancellationToken stopping)
    {
        using var use = directory.Use(connection);
        if (use is null)
        {
            return Pause;
        }

        var now = time.GetUtcNow();
        foreach (var dead in await store.ExpireAsync(connection, now, stopping))
        {
            notices.Tell(dead, use.Settings.Contact);
        }

        var free = use.Settings.Operations.Parallel - flying.Count;
        if (free <= 0)
        {
            return LongestWait;
        }

        // Not cancelled once begun: what is claimed is running, and must be carried out or said to be unsent.
        var claims = await store.ClaimAsync(connection, now, now + Reservation, free, CancellationToken.None);
        foreach (var claim in claims)
        {
            flying.Add(CarryOutAsync(claim, directory, cutShort));
        }

        if (claims.Count == free)
        {
            return LongestWait;
        }

        var due = await store.NextDueAsync(connection, stopping) - time.GetUtcNow();
        return due is { } soon && soon < LongestWait ? soon : LongestWait;
    }

    private async Task CarryOutAsync(OperationClaim claim, IConnectionDirectory directory, CancellationToken cutShort)
    {
        var operation = claim.Operation;
        try
        {
            using var use = directory.Use(operation.Connection);
            if (operation.State == OperationState.Unknown)
            {
                await (use is null ? Task.CompletedTask : reconciler.ReconcileAsync(operation, use, cutShort));
            }
            else if (use is null)
            {
                await sender.PutBackAsync(operation, claim.SentBefore, cutShort);
            }
            else
            {
                await sender.SendAsync(operation, claim.SentBefore, use, cutShort);
            }
        }
        catch (Exception failure)
        {
            LogOperationFailed(failure, operation.Connection, operation.Id);
        }
        finally
        {
            signal.Ring(operation.Connection);
        }
    }

    /// <summary>A finished operation rings too, so a free place is taken at once.</summary>
    private async Task WaitAsync(string connection, List<Task> flying, TimeSpan atMost, CancellationToken stopping)
    {
        if (flying.TrueForAll(static task => !task.IsCompleted))
        {
            await signal.WaitAsync(connection, atMost, stopping);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Connection}: the queue of writes failed and goes on in a moment")]
    private partial void LogFailed(Exception failure, string connection);

    [LoggerMessage(LogLevel.Error, "{Connection}: operation {Id} could not be brought to an end; it is looked at again at the next start")]
    private partial void LogOperationFailed(Exception failure, string connection, string id);

    [LoggerMessage(LogLevel.Warning, "{Connection}: {Count} writes were under way when the host stopped; the vendor is asked what became of them")]
    private partial void LogRecovered(string connection, int count);
}
