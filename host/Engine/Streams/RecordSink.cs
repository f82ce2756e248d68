using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Takes single records from writes and webhooks into the copy, by the same path as a page of a feed.</summary>
/// <param name="store">Where to.</param>
/// <param name="signals">Wakes streams.</param>
/// <param name="time">The clock.</param>
public sealed class RecordSink(IRecordStore store, StreamSignals signals, TimeProvider time) : IRecordSink
{
    /// <inheritdoc />
    public async Task StoreAsync(ConnectionUse use, string stream, RawRecord raw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(use);
        if (ContextOf(use, stream) is not { } context)
        {
            // Nobody maps this stream's rows here: there is nothing to keep a copy of.
            return;
        }

        var requestedAt = time.GetUtcNow();
        var preparer = new PagePreparer(context.Stream, new StreamKey(context.Connection, stream), context.PluginVersion, store);
        var page = await preparer.PrepareAsync(new RecordBatch { Records = [raw] }, [], cancellationToken);
        if (page.Records.Count + page.Failed.Count > 0)
        {
            await store.StoreAsync(context.Batch("", requestedAt) with { Records = page.Records, Failed = page.Failed }, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task RemoveAsync(ConnectionUse use, string stream, Removal removal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(use);
        await store.StoreAsync(
            new BatchWrite { Key = new StreamKey(use.Settings.Name, stream), PluginVersion = use.Manifest.Version, RequestedAt = time.GetUtcNow(), Removals = [removal] },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task RefreshAsync(string connection, string stream, RecordHint? hint, CancellationToken cancellationToken)
    {
        if (hint is not null)
        {
            await store.StoreAsync(
                new BatchWrite { Key = new StreamKey(connection, stream), PluginVersion = "", RequestedAt = time.GetUtcNow(), Hints = [hint] },
                cancellationToken);
        }

        signals.Wake(connection, stream);
    }

    private StreamContext? ContextOf(ConnectionUse use, string stream) => StreamDefinition.Find(use.Connector.Capabilities, stream) is { } definition
        ? new StreamContext(definition, use.Settings.Name, use.Manifest.Version, store, time, new StreamTally(use.Settings.Name, stream, null))
        : null;
}
