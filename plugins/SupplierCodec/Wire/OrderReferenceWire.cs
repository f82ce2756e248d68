namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>An order, by both numbers.</summary>
internal sealed record OrderReferenceWire(string? BuyerOrderId = null, string? SupplierOrderId = null)
{
    /// <summary>Picks our numbers; an order made by telephone has none.</summary>
    public static IReadOnlyList<string> Ours(IReadOnlyList<OrderReferenceWire>? orders) =>
        [.. (orders ?? []).Select(order => order.BuyerOrderId).OfType<string>().Distinct(StringComparer.Ordinal)];
}
