using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Runs a stream to its end: over its locations, in the ways its feed offers, then the records that only ids are known of.</summary>
/// <param name="store">Where what is read goes.</param>
/// <param name="queries">The copy.</param>
/// <param name="notices">Tells people.</param>
/// <param name="time">The clock.</param>
public sealed class StreamRunner(IRecordStore store, IRecordQueries queries, StreamNotices notices, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Connection, string Stream), SemaphoreSlim> turns = new();
    private readonly StreamLocations locations = new(queries);

    /// <summary>Runs a stream. One runs at a time; a second caller waits for its turn.</summary>
    /// <param name="use">The connection.</param>
    /// <param name="stream">The stream, such as <c>sale</c>.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Stops the run after a whole page.</param>
    /// <exception cref="RequestException">The connection has no such stream.</exception>
    public async Task<StreamResult> RunAsync(ConnectionUse use, string stream, StreamRunOptions options, IProgress<StreamProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(options);
        var connection = use.Settings.Name;
        var definition = StreamDefinition.Find(use.Connector.Capabilities, stream)
            ?? throw new RequestException(RequestErrorKind.NotFound, "STREAM_UNKNOWN", $"The connection {connection} has no stream \"{stream}\".")
            {
                Suggestion = $"It has {string.Join(", ", StreamDefinition.NamesOf(use.Connector.Capabilities))}.",
            };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, use.Stopping);
        var turn = turns.GetOrAdd((connection, stream), static _ => new SemaphoreSlim(1, 1));
        var tally = new StreamTally(connection, stream, progress);
        try
        {
            await turn.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            return tally.ToResult(StreamPause.StoppedCode, StreamPause.Stopped.Reason);
        }

        try
        {
            var context = new StreamContext(definition, connection, use.Manifest.Version, store, time, tally);
            var pause = await RunAsync(use, context, options, stop.Token);
            var result = tally.ToResult(pause?.Code, pause?.Reason);
            await notices.TellAsync(result, cancellationToken);
            return result;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return tally.ToResult(StreamPause.StoppedCode, StreamPause.Stopped.Reason);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<StreamPause?> RunAsync(ConnectionUse use, StreamContext context, StreamRunOptions options, CancellationToken cancellationToken)
    {
        await new StreamRemap(context).RunAsync(cancellationToken);
        var onlyHints = options.HintsOnly && context.Stream.Fetch is not null
            && (await store.ReadHintsAsync(context.Connection, context.Stream.Name, time.GetUtcNow(), 1, cancellationToken)).Count > 0;
        var pause = onlyHints || context.Stream.Feed is null ? null : await FeedAsync(use, context, options, cancellationToken);
        if (pause is not null || context.Stream.Fetch is null)
        {
            return pause;
        }

        return context.Stream.Feed is null
            ? await FollowAsync(context, cancellationToken)
            : await new HintFetcher(context).FetchDueAsync(cancellationToken);
    }

    private async Task<StreamPause?> FeedAsync(ConnectionUse use, StreamContext context, StreamRunOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> places = [""];
        if (context.Stream.Feed!.Scope == FeedScope.Location)
        {
            StreamResult? reading = null;
            places = await locations.FindAsync(use, async () => reading = await RunAsync(use, "location", new StreamRunOptions(), null, cancellationToken), cancellationToken);
            if (places.Count == 0)
            {
                return await PauseAsync(context, WithoutPlaces(reading), cancellationToken);
            }
        }

        var plan = StreamPlan.Of(use, context.Stream.Name);
        StreamPause? first = null;
        foreach (var place in places)
        {
            var pause = await FeedAsync(context, plan, place, options.Full, cancellationToken);
            first ??= pause;
            if (pause is { IsOutage: true })
            {
                break;
            }
        }

        return first;
    }

    /// <summary>A vendor that could not be asked for its places is another trouble than one that has none.</summary>
    private static StreamPause WithoutPlaces(StreamResult? reading) => reading is { Code: { } code, Reason: { } reason }
        ? new StreamPause(code, reason)
        : new StreamPause("NO_LOCATIONS", "The stream is read by location, and no location is configured or known.");

    private async Task<StreamPause?> FeedAsync(StreamContext context, StreamPlan plan, string place, bool full, CancellationToken cancellationToken)
    {
        var key = new StreamKey(context.Connection, context.Stream.Name, place);
        foreach (var basis in await ChooseAsync(context.Stream.Feed!.Bases, key, plan, full, cancellationToken))
        {
            var request = new FeedRequest { Basis = basis, From = plan.From, Overlap = plan.Overlap, LocationId = place.Length > 0 ? place : null };
            if (await new FeedRun(context, key, request, full).RunAsync(cancellationToken) is { } pause)
            {
                return pause;
            }
        }

        return null;
    }

    /// <summary>What changed, else what happened; besides, everything there is, when it is time or asked for. A feed without the others is read whole each time.</summary>
    private async Task<IReadOnlyList<FeedBases>> ChooseAsync(FeedBases offered, StreamKey key, StreamPlan plan, bool full, CancellationToken cancellationToken)
    {
        var news = offered.HasFlag(FeedBases.Changed) ? FeedBases.Changed : offered & FeedBases.Occurred;
        if (news == FeedBases.None)
        {
            return [FeedBases.Snapshot];
        }

        if (!offered.HasFlag(FeedBases.Snapshot))
        {
            return [news];
        }

        var snapshot = await store.ReadStateAsync(key, FeedBases.Snapshot, cancellationToken);
        var isDue = plan.SnapshotEvery is { } every && (snapshot.LastFullSyncAt is not { } last || time.GetUtcNow() - last >= every);
        return full || isDue || snapshot.IsFullRunning ? [news, FeedBases.Snapshot] : [news];
    }

    private async Task<StreamPause?> FollowAsync(StreamContext context, CancellationToken cancellationToken)
    {
        var fetcher = new HintFetcher(context);
        var pause = await fetcher.FetchDueAsync(cancellationToken) ?? await fetcher.FollowAsync(cancellationToken);
        if (pause is not null)
        {
            return await PauseAsync(context, pause, cancellationToken);
        }

        var state = await store.ReadStateAsync(new StreamKey(context.Connection, context.Stream.Name), FeedBases.None, cancellationToken);
        await store.StoreAsync(context.Batch("", time.GetUtcNow()) with { Basis = FeedBases.None, State = context.Completed(state, inFull: true) }, CancellationToken.None);
        return null;
    }

    private async Task<StreamPause> PauseAsync(StreamContext context, StreamPause pause, CancellationToken cancellationToken)
    {
        if (pause.IsStop)
        {
            return pause;
        }

        var state = await store.ReadStateAsync(new StreamKey(context.Connection, context.Stream.Name), FeedBases.None, cancellationToken);
        await store.StoreAsync(context.Batch("", time.GetUtcNow()) with { Basis = FeedBases.None, State = context.Paused(state, pause) }, CancellationToken.None);
        return pause;
    }
}
