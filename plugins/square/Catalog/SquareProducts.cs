using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads items with their variations.</summary>
internal sealed class SquareProducts(SquareApi api, TimeProvider time) : SquareCatalogFeed<Product>(api, "ITEM", "ITEM_VARIATION", time), IFetch<Product>
{
    private readonly SquareApi api = api;

    public int MaxBatch => 100;

    public override Product Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareItemObject)!.ToProduct();
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var (objects, _) = await api.RetrieveAsync(hints.Select(hint => hint.Id), false, cancellationToken);
        var records = new List<RawRecord>(objects.Count);
        foreach (var row in objects)
        {
            var head = SquareCatalogHead.Of(row);
            if (!head.IsDeleted)
            {
                records.Add(SquareCatalogHead.Stamp(row, head));
            }
        }

        var found = records.Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        return new RecordBatch
        {
            Records = await api.WithUnitsAsync(records, cancellationToken),
            Removals = hints.Where(hint => !found.Contains(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList(),
        };
    }

    protected override Task<IReadOnlyList<RawRecord>> CompleteAsync(IReadOnlyList<RawRecord> rows, CancellationToken cancellationToken) => api.WithUnitsAsync(rows, cancellationToken);
}
