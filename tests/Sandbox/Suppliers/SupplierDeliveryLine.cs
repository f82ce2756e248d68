namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>One line of a delivery.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Item">The article that comes.</param>
/// <param name="Quantity">How much, in order units.</param>
/// <param name="WeightKg">The weight, when weighed.</param>
/// <param name="Outstanding">What is still to come.</param>
/// <param name="Lot">The lot.</param>
/// <param name="BestBefore">Best before, for what keeps.</param>
/// <param name="UseBy">Use by, for what does not.</param>
/// <param name="Stated">The net price of an order unit, or of a kilogram when weighed.</param>
internal sealed record SupplierDeliveryLine(string LineId, SupplierItem Item, decimal Quantity, decimal? WeightKg, decimal Outstanding, string Lot, DateOnly? BestBefore, DateOnly? UseBy, decimal Stated)
{
    /// <summary>Gets the line's amount without VAT.</summary>
    public decimal Net => Math.Round(Stated * (WeightKg ?? Quantity), 2);

    /// <summary>Gets the VAT.</summary>
    public decimal Vat => Math.Round(Net * Item.Vat / 100m, 2);
}
