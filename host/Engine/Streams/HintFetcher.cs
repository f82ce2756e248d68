using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Fetches records by id: those that wait, and those that are followed until they are final.</summary>
internal sealed class HintFetcher(StreamContext context)
{
    private const int MaxBatch = 500;
    private readonly PagePreparer preparer = new(context.Stream, new StreamKey(context.Connection, context.Stream.Name), context.PluginVersion, context.Store);

    private IFetch<VendorRecord> Fetch => context.Stream.Fetch!;

    /// <summary>Fetches all that is due.</summary>
    /// <returns>Why it ended early; null when it did not.</returns>
    public async Task<StreamPause?> FetchDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await context.Store.ReadHintsAsync(context.Connection, context.Stream.Name, context.Time.GetUtcNow(), BatchSize(), cancellationToken);
            if (due.Count == 0)
            {
                return null;
            }

            if (await FetchAsync(due, cancellationToken) is { } pause)
            {
                return pause;
            }
        }
    }

    /// <summary>Reads again what is not final yet.</summary>
    /// <returns>Why it ended early; null when it did not.</returns>
    public async Task<StreamPause?> FollowAsync(CancellationToken cancellationToken)
    {
        var open = await context.Store.ReadOpenAsync(context.Connection, context.Stream.Name, cancellationToken);
        foreach (var batch in open.Chunk(BatchSize()))
        {
            if (await FetchAsync([.. batch.Select(hint => new PendingHint(hint, 0))], cancellationToken) is { } pause)
            {
                return pause;
            }
        }

        return null;
    }

    private int BatchSize() => Math.Clamp(Fetch.MaxBatch, 1, MaxBatch);

    private async Task<StreamPause?> FetchAsync(IReadOnlyList<PendingHint> due, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return StreamPause.Stopped;
        }

        var requestedAt = context.Time.GetUtcNow();
        var (batch, fault) = await CallAsync([.. due.Select(pending => pending.Hint)], cancellationToken);
        if (batch is not null)
        {
            await StoreAsync(due, batch, requestedAt);
            return null;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return StreamPause.Stopped;
        }

        var pause = StreamPause.Of(fault!);
        if (pause.IsOutage || fault!.Kind is FaultKind.Permission or FaultKind.Unsupported)
        {
            return pause;
        }

        return due.Count == 1 ? await GiveUpAsync(due[0], fault, requestedAt) : await FetchOneByOneAsync(due, cancellationToken);
    }

    private async Task<StreamPause?> FetchOneByOneAsync(IReadOnlyList<PendingHint> due, CancellationToken cancellationToken)
    {
        foreach (var pending in due)
        {
            if (await FetchAsync([pending], cancellationToken) is { } pause)
            {
                return pause;
            }
        }

        return null;
    }

    /// <summary>A record that alone cannot be fetched: gone when the vendor says so, else tried again later and later.</summary>
    private async Task<StreamPause?> GiveUpAsync(PendingHint pending, Fault fault, DateTimeOffset requestedAt)
    {
        var id = pending.Hint.Id;
        var batch = context.Batch("", requestedAt);
        var outcome = await context.Store.StoreAsync(
            fault.Kind == FaultKind.NotFound
                ? batch with { Removals = [new Removal(id, RemovalReason.Deleted)], FetchedIds = [id] }
                : batch with { Delayed = [Later(pending)] },
            CancellationToken.None);
        context.Tally.AddRemoved(outcome.Removed);
        return null;
    }

    private async Task StoreAsync(IReadOnlyList<PendingHint> due, RecordBatch batch, DateTimeOffset requestedAt)
    {
        var page = await preparer.PrepareAsync(batch, [], CancellationToken.None);
        var answered = batch.Records.Select(raw => raw.Id).Concat(batch.Removals.Select(removal => removal.Id)).ToHashSet(StringComparer.Ordinal);
        var outcome = await context.Store.StoreAsync(
            context.Batch("", requestedAt) with
            {
                Records = page.Records,
                Failed = page.Failed,
                Removals = [.. batch.Removals],
                FetchedIds = [.. due.Select(pending => pending.Hint.Id).Where(answered.Contains)],
                Delayed = [.. due.Where(pending => !answered.Contains(pending.Hint.Id)).Select(Later)],
                CanFetch = false,
            },
            CancellationToken.None);
        context.Tally.Add("", page, outcome);
    }

    private DelayedHint Later(PendingHint pending) => new(pending.Hint.Id, context.Time.GetUtcNow() + StreamBackoff.After(pending.Attempts + 4, null));

    private async Task<(RecordBatch? Batch, Fault? Fault)> CallAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        Task<(RecordBatch?, Fault?)> call;
        using (ExecutionContext.SuppressFlow())
        {
            call = Task.Run<(RecordBatch?, Fault?)>(
                async () =>
                {
                    using var scope = VendorCallScope.Enter($"fetch.{context.Stream.Name}");
                    try
                    {
                        return (await Fetch.FetchAsync(hints, cancellationToken), null);
                    }
#pragma warning disable CA1031 // A plugin may throw anything; only its text is kept.
                    catch (Exception failure)
#pragma warning restore CA1031
                    {
                        return (null, PluginFault.Read(failure));
                    }
                },
                CancellationToken.None);
        }

        return await call;
    }
}
