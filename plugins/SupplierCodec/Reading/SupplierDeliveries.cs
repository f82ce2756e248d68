using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Deliveries despatched since.</summary>
internal sealed class SupplierDeliveries(SupplierApi api, SupplierAccount account, TimeProvider time) : IFeed<Delivery>
{
    private readonly SupplierList list = new(api, account, time)
    {
        Operation = "deliveries",
        Path = "deliveries",
        SinceParameter = "since",
        Id = "despatchId",
        Stamp = "despatchedAt",
    };

    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) => list.ReadAsync(request, cancellationToken);

    /// <inheritdoc />
    public Delivery Map(RawRecord raw) =>
        (JsonSerializer.Deserialize(raw.Content.Span, SupplierJson.Default.DeliveryWire) ?? throw new JsonException("The delivery is null.")).ToDelivery(account.Words);
}
