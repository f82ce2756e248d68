using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Works what a vendor told into the copy: whole records at once, ids by fetching, the rest by reading the stream.</summary>
/// <param name="inbox">Where events wait.</param>
/// <param name="records">Takes them into the copy.</param>
/// <param name="signal">Tells when there is something new.</param>
/// <param name="board">The list of open troubles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class InboxWorker(IWebhookInbox inbox, IRecordSink records, InboxSignal signal, IProblemBoard board, TimeProvider time, ILogger<InboxWorker> logger) : IConnectionWorker
{
    private const int Batch = 100;
    private const int AttemptsBeforeTelling = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public async Task RunAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var begun = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!begun)
                {
                    await inbox.ReleaseAsync(connection, stopping);
                    begun = true;
                }

                await signal.WaitAsync(connection, await TurnAsync(connection, directory, stopping), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure, connection);
                await Task.WhenAny(Task.Delay(Pause, time, stopping));
            }
        }
    }

    private async Task<TimeSpan> TurnAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        using var use = directory.Use(connection);
        if (use is null)
        {
            return Pause;
        }

        var taken = await inbox.TakeAsync(connection, time.GetUtcNow(), Batch, stopping);
        var worked = new List<long>(taken.Count);
        foreach (var waiting in taken)
        {
            if (await WorkInAsync(waiting, use, stopping))
            {
                worked.Add(waiting.Number);
            }
        }

        if (worked.Count > 0)
        {
            await inbox.RemoveAsync(worked, CancellationToken.None);
        }

        if (taken.Count == Batch)
        {
            return TimeSpan.Zero;
        }

        var due = await inbox.NextDueAsync(connection, stopping) - time.GetUtcNow();
        return due is { } soon && soon < LongestWait ? soon : LongestWait;
    }

    private async Task<bool> WorkInAsync(InboxEvent waiting, ConnectionUse use, CancellationToken stopping)
    {
        var problem = $"inbox/{use.Settings.Name}/{waiting.Number}";
        try
        {
            await ApplyAsync(waiting.Event, use, stopping);
            board.Clear(problem);
            return true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            var delay = Pause * Math.Pow(2, Math.Min(waiting.Attempts, 12));
            await inbox.PutBackAsync(waiting.Number, time.GetUtcNow() + (delay < LongestDelay ? delay : LongestDelay), CancellationToken.None);
            LogLater(use.Settings.Name, waiting.Event.Stream, failure.GetType().Name, failure.Message);
            if (waiting.Attempts + 1 >= AttemptsBeforeTelling)
            {
                board.Raise(new Problem(
                    problem,
                    TroubleSeverity.Warning,
                    use.Settings.Name,
                    "WEBHOOK_NOT_WORKED_IN",
                    $"Something {use.Settings.Name} told about {waiting.Event.Stream} could not be worked in: {failure.Message}",
                    "It is kept and tried again by itself; the next reading of the stream brings it too.",
                    time.GetUtcNow()));
            }

            return false;
        }
    }

    private Task ApplyAsync(WebhookEvent told, ConnectionUse use, CancellationToken stopping) => told switch
    {
        { Removal: { } removal } => records.RemoveAsync(use, told.Stream, removal, stopping),
        { Record: { } record } => records.StoreAsync(use, told.Stream, record, stopping),
        _ => records.RefreshAsync(use.Settings.Name, told.Stream, told.Hint, stopping),
    };

    [LoggerMessage(LogLevel.Error, "{Connection}: the inbox failed and goes on in a moment")]
    private partial void LogFailed(Exception failure, string connection);

    [LoggerMessage(LogLevel.Warning, "{Connection}: an event about {Stream} waits: {Kind}: {Message}")]
    private partial void LogLater(string connection, string stream, string kind, string message);
}
