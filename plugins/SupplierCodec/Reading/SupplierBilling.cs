using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Invoices and credit notes issued since.</summary>
internal sealed class SupplierBilling(SupplierApi api, SupplierAccount account, TimeProvider time) : IFeed<BillingDocument>
{
    private readonly SupplierList list = new(api, account, time)
    {
        Operation = "billing",
        Path = "billing-documents",
        SinceParameter = "since",
        Id = "documentId",
        Stamp = "issueDate",
    };

    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) => list.ReadAsync(request, cancellationToken);

    /// <inheritdoc />
    public BillingDocument Map(RawRecord raw) =>
        (JsonSerializer.Deserialize(raw.Content.Span, SupplierJson.Default.BillingWire) ?? throw new JsonException("The document is null.")).ToDocument();
}
