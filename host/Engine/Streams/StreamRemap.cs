using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Maps what is stored again after the plugin was replaced by another version, without asking the vendor.</summary>
internal sealed class StreamRemap(StreamContext context)
{
    private const int PageSize = 500;

    /// <summary>Maps all that another version mapped. A row that cannot be mapped any more keeps its record and is set aside.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var mapper = new RecordMapper(context.Stream.Type, context.Stream.Map, "");
        var after = 0L;
        while (true)
        {
            var stored = await context.Store.ReadOutdatedAsync(context.Connection, context.Stream.Name, context.PluginVersion, after, PageSize, cancellationToken);
            var (records, failed) = await mapper.MapAsync([.. stored.Select(row => (row.Raw, RecordHash.Of(row.Raw.Content.Span)))]);
            var isEnd = stored.Count < PageSize;
            if (stored.Count > 0)
            {
                await context.Store.StoreAsync(
                    context.Batch("", context.Time.GetUtcNow()) with { Records = records, Failed = failed, IsRemapEnd = isEnd },
                    CancellationToken.None);
                after = stored[^1].Row;
            }

            if (isEnd)
            {
                return;
            }
        }
    }
}
