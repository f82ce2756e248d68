using System.Threading.Channels;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Reads one feed one way to its end: while a page is stored, the next is mapped and the one after it fetched.</summary>
internal sealed class FeedRun(StreamContext context, StreamKey key, FeedRequest template, bool full)
{
    private const int MaxRestarts = 2;
    private static readonly TimeSpan MaxUnsavedTime = TimeSpan.FromSeconds(1);

    private readonly PagePreparer preparer = new(context.Stream, key, context.PluginVersion, context.Store);
    private InFlightIds inFlight = new();
    private StreamState state = new();
    private SeenRows? seen;
    private LoopGuard guard = new();
    private long savedAt;
    private bool isUnsaved;

    /// <summary>Reads to the end.</summary>
    /// <returns>Why it ended early; null when it did not.</returns>
    public async Task<StreamPause?> RunAsync(CancellationToken cancellationToken)
    {
        Begin(await context.Store.ReadStateAsync(key, template.Basis, cancellationToken));
        for (var restarts = 0; ; restarts++)
        {
            var pause = await ReadAsync(cancellationToken);
            if (pause?.Code != "CURSOR_LOST" || restarts == MaxRestarts)
            {
                await EndAsync(pause);
                return pause;
            }

            // What was read stays; only the way leads nowhere any more.
            state = state with { Cursor = null, IsFullRunning = true };
            seen = template.Basis == FeedBases.Snapshot ? new SeenRows() : null;
            guard = new LoopGuard();
        }
    }

    private void Begin(StreamState stored)
    {
        var isSnapshot = template.Basis == FeedBases.Snapshot;
        var resumes = stored is { IsFullRunning: true, Cursor: not null };
        state = (full || isSnapshot) && !resumes ? stored with { Cursor = null, IsFullRunning = true } : stored;
        state = state with { IsFullRunning = state.IsFullRunning || state.Cursor is null };
        seen = isSnapshot && !resumes ? new SeenRows() : null;
        savedAt = context.Time.GetTimestamp();
    }

    private async Task<StreamPause?> ReadAsync(CancellationToken cancellationToken)
    {
        inFlight = new InFlightIds();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reader = new FeedReader(context, template with { After = state.Cursor is { } cursor ? new Cursor(cursor) : null });
        var prepared = Channel.CreateBounded<(FetchedPage Fetched, PreparedPage Page)>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var reading = reader.RunAsync(stop.Token);
        var preparing = PrepareAsync(reader.Pages, prepared.Writer, stop.Token);
        StreamPause? pause = null;
        Fault? fault;
        try
        {
            while (pause is null && await prepared.Reader.WaitToReadAsync(CancellationToken.None) && prepared.Reader.TryRead(out var next))
            {
                pause = guard.IsLoop(next.Fetched.Page.Next.Value, next.Page)
                    ? new StreamPause("CURSOR_LOOP", "The vendor's pages lead in a circle: the same cursor or the same rows came again and again.")
                    : null;
                if (pause is null)
                {
                    await StoreAsync(next.Fetched, next.Page);
                    pause = cancellationToken.IsCancellationRequested ? StreamPause.Stopped : null;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await preparing;
            fault = await reading;
        }

        return pause ?? (fault is not null ? StreamPause.Of(fault) : cancellationToken.IsCancellationRequested ? StreamPause.Stopped : null);
    }

    private async Task PrepareAsync(ChannelReader<FetchedPage> pages, ChannelWriter<(FetchedPage, PreparedPage)> ready, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var fetched in pages.ReadAllAsync(cancellationToken))
            {
                var page = await preparer.PrepareAsync(fetched.Page, inFlight.Now(), cancellationToken);
                inFlight.Add(page, fetched.Page.Removals);
                await ready.WriteAsync((fetched, page), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // The store failed: the one who stores is told and throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }
        finally
        {
            ready.Complete(failure);
        }
    }

    private async Task StoreAsync(FetchedPage fetched, PreparedPage page)
    {
        state = state with { Cursor = fetched.Page.Next.Value };
        var outcome = new BatchOutcome();
        var isEmpty = page.Records.Count + page.Failed.Count + fetched.Page.Hints.Count + fetched.Page.Removals.Count == 0;

        // A page that brought nothing only moves the cursor; read again after a crash it costs a moment, so its commit may wait for company.
        isUnsaved = isEmpty && context.Time.GetElapsedTime(savedAt) < MaxUnsavedTime;
        if (!isUnsaved)
        {
            outcome = await context.Store.StoreAsync(
                context.Batch(key.LocationId, fetched.RequestedAt) with
                {
                    Records = page.Records,
                    Failed = page.Failed,
                    Removals = [.. fetched.Page.Removals],
                    Hints = [.. fetched.Page.Hints],
                    Basis = template.Basis,
                    State = state,
                },
                CancellationToken.None);
            savedAt = context.Time.GetTimestamp();
        }

        inFlight.RemoveOldest();
        foreach (var row in page.KnownRows.Concat(outcome.Rows))
        {
            seen?.Add(row);
        }

        context.Tally.Add(key.LocationId, page, outcome);
    }

    private async Task EndAsync(StreamPause? pause)
    {
        if (pause is { IsStop: true } && !isUnsaved)
        {
            return;
        }

        var end = pause is null ? context.Completed(state, state.IsFullRunning) : context.Paused(state, pause);
        if (pause is null && template.Basis == FeedBases.Snapshot)
        {
            end = end with { Cursor = null };
        }

        var outcome = await context.Store.StoreAsync(
            context.Batch(key.LocationId, context.Time.GetUtcNow()) with { Basis = template.Basis, State = end, Seen = pause is null ? seen : null },
            CancellationToken.None);
        context.Tally.AddRemoved(outcome.Removed);
    }
}
