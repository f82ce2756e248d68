using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>What was received of one line.</summary>
internal sealed record ReceiptLineWire(decimal ReceivedQuantity, string UnitCode)
{
    public string? BuyerOrderId { get; init; }

    public string? OrderLineId { get; init; }

    public string? SupplierItemId { get; init; }

    public decimal? WeightKg { get; init; }

    public decimal? MissingQuantity { get; init; }

    public IReadOnlyList<LotWire>? Lots { get; init; }

    /// <summary>Says a line in the supplier's words.</summary>
    public static ReceiptLineWire From(DeliveryLine line, SupplierWordMap words) =>
        new(line.Delivered.Value, words.ToSupplierUnit(line.Delivered.Unit))
        {
            BuyerOrderId = line.OrderReference,
            OrderLineId = line.OrderLineId,
            SupplierItemId = line.ItemId,
            WeightKg = line.Weight?.Value,
            MissingQuantity = line.Outstanding?.Value,
            Lots = line.Lots.Count == 0 ? null : [.. line.Lots.Select(lot => new LotWire(lot.Number) { BestBefore = lot.BestBefore, UseBy = lot.UseBy })],
        };
}
