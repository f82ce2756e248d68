using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads one of the plain lists: items, categories, discounts, stock, shops.</summary>
/// <typeparam name="TRow">The vendor's row.</typeparam>
/// <typeparam name="TRecord">The contract's record.</typeparam>
internal sealed class RetailTable<TRow, TRecord>(RetailApi api, RetailList list, JsonTypeInfo<TRow> type, Func<TRow, TRecord> map) : IFeed<TRecord>, IFetch<TRecord>
    where TRecord : VendorRecord
{
    public FeedBases Bases => list.ChangeField is null ? FeedBases.Snapshot : FeedBases.Changed | FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 100;

    public TRecord Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return map(JsonSerializer.Deserialize(raw.Content.Span, type)!);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RetailReading.ReadAsync(api, list, request, cancellationToken);
    }

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        return RetailReading.FetchAsync(api, list, hints, cancellationToken);
    }
}
