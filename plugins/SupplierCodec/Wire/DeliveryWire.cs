using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One delivery of <c>GET /deliveries</c>.</summary>
internal sealed record DeliveryWire(string DespatchId, IReadOnlyList<OrderReferenceWire> Orders, IReadOnlyList<DeliveryLineWire> Lines)
{
    public DateTimeOffset? DespatchedAt { get; init; }

    public DateTimeOffset? EstimatedStart { get; init; }

    public DateTimeOffset? EstimatedEnd { get; init; }

    public string? TrackingId { get; init; }

    /// <summary>Reads the delivery in the contract's words.</summary>
    public Delivery ToDelivery(SupplierWordMap words)
    {
        var references = OrderReferenceWire.Ours(Orders);
        return new Delivery
        {
            Id = DespatchId,
            OrderReferences = references,
            DespatchedAt = DespatchedAt,
            ExpectedFrom = EstimatedStart,
            ExpectedUntil = EstimatedEnd,
            Lines = [.. Lines.Select(line => line.ToLine(references.Count == 1 ? references[0] : null, words))],
            Aliases = TrackingId is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["tracking"] = TrackingId },
        };
    }
}
