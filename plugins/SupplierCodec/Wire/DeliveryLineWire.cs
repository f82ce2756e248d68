using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One line of a delivery.</summary>
internal sealed record DeliveryLineWire(decimal DeliveredQuantity, string UnitCode)
{
    public string? BuyerOrderId { get; init; }

    public string? OrderLineId { get; init; }

    public string? SupplierItemId { get; init; }

    public decimal? WeightKg { get; init; }

    public decimal? OutstandingQuantity { get; init; }

    public IReadOnlyList<LotWire>? Lots { get; init; }

    /// <summary>Reads the line in the contract's words.</summary>
    /// <param name="onlyOrder">The delivery's order when it holds one, which the lines need not repeat.</param>
    /// <param name="words">The supplier's words.</param>
    public DeliveryLine ToLine(string? onlyOrder, SupplierWordMap words) => new()
    {
        OrderReference = BuyerOrderId ?? onlyOrder,
        OrderLineId = OrderLineId,
        ItemId = SupplierItemId,
        Delivered = new Quantity(DeliveredQuantity, words.Unit(UnitCode)),
        Weight = WeightKg is { } weight ? new Quantity(weight, Quantity.Kilogram) : null,
        Outstanding = SupplierUnits.Quantity(OutstandingQuantity, UnitCode, words),
        Lots = [.. (Lots ?? []).Select(lot => new Lot(lot.LotNumber, lot.BestBefore, lot.UseBy))],
    };
}
