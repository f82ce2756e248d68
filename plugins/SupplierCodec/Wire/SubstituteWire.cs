using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>What comes instead of a line.</summary>
internal sealed record SubstituteWire(decimal Quantity, string UnitCode)
{
    public string? SupplierItemId { get; init; }

    public string? Name { get; init; }

    public decimal? NetPrice { get; init; }

    public decimal? VatRate { get; init; }

    /// <summary>Reads the substitute in the contract's words.</summary>
    public SubstituteItem ToSubstitute(string currency, SupplierWordMap words)
    {
        var unit = words.Unit(UnitCode);
        var price = NetPrice is { } net
            ? new ItemPrice { ItemId = SupplierItemId ?? "", Net = new Money(net, currency), Per = new Quantity(1, unit) }
            : null;
        return new SubstituteItem(SupplierItemId, Name, new Quantity(Quantity, unit), price, VatRate / 100m);
    }
}
