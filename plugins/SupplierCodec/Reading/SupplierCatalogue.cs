using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The catalogue, whole or by changes. What is no longer sold stays in it as not orderable.</summary>
internal sealed class SupplierCatalogue(SupplierApi api, SupplierAccount account, TimeProvider time) : IFeed<CatalogItem>
{
    private readonly SupplierList list = new(api, account, time)
    {
        Operation = "catalogue",
        Path = "catalogue/items",
        SinceParameter = "updatedSince",
        Id = "supplierItemId",
    };

    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed | FeedBases.Snapshot;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) => list.ReadAsync(request, cancellationToken);

    /// <inheritdoc />
    public CatalogItem Map(RawRecord raw) =>
        (JsonSerializer.Deserialize(raw.Content.Span, SupplierJson.Default.ItemWire) ?? throw new JsonException("The article is null.")).ToItem(account.Words);
}
