namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Reads quantities whose unit may be left out.</summary>
internal static class SupplierUnits
{
    /// <summary>Reads a quantity; without a unit it counts order units, which only the catalogue knows.</summary>
    public static Quantity? Quantity(decimal? value, string? unit, SupplierWordMap words) => value switch
    {
        null => null,
        { } number when unit is null => new Quantity(number, Connectors.Quantity.Own, "order unit"),
        { } number => new Quantity(number, words.Unit(unit)),
    };
}
