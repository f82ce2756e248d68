namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The body of <c>POST /orders</c> and, with fewer fields, of <c>PUT /orders/{id}</c>.</summary>
/// <remarks>It holds no time of sending: a repeat must be equal byte for byte, or the supplier takes it for another order.</remarks>
internal sealed record OrderWire(string BuyerOrderId, string CustomerNumber, DeliveryWishWire Delivery, IReadOnlyList<OrderLineWire> Lines)
{
    public string? SiteId { get; init; }

    public BuyerWire? Buyer { get; init; }

    public string? Currency { get; init; }

    public string? ContractId { get; init; }

    public bool? SubstitutionAllowed { get; init; }

    public bool? PartialDeliveryAllowed { get; init; }

    public string? Note { get; init; }
}
