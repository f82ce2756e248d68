namespace LeVieuxMoulin.Connectors.Square;

/// <summary>The unit a quantity is measured in.</summary>
internal sealed record SquareQuantityUnit(SquareMeasure? MeasurementUnit = null, string? CatalogObjectId = null);

/// <summary>One of Square's measurement units: exactly one of the fields says which.</summary>
internal sealed record SquareMeasure(
    SquareCustomUnit? CustomUnit = null,
    string? WeightUnit = null,
    string? VolumeUnit = null,
    string? LengthUnit = null,
    string? AreaUnit = null,
    string? TimeUnit = null,
    string? GenericUnit = null);

/// <summary>A unit of the seller's own.</summary>
internal sealed record SquareCustomUnit(string Name);

/// <summary>Gives Square's units their UN/ECE codes.</summary>
internal static class SquareUnits
{
    public static Quantity Measure(decimal value, SquareQuantityUnit? unit)
    {
        if (unit is null)
        {
            return new Quantity(value);
        }

        var name = NameOf(unit.MeasurementUnit);
        var code = CodeOf(unit.MeasurementUnit);
        return code == Quantity.Own ? new Quantity(value, code, name ?? unit.CatalogObjectId) : new Quantity(value, code);
    }

    /// <summary>Gets a unit's code; <see cref="Quantity.Own"/> for one that has none.</summary>
    public static string CodeOf(SquareMeasure? measure) => (NameOf(measure) is { } name ? Code(name) : null) ?? Quantity.Own;

    private static string? NameOf(SquareMeasure? measure) =>
        measure?.WeightUnit ?? measure?.VolumeUnit ?? measure?.LengthUnit ?? measure?.AreaUnit ?? measure?.TimeUnit ?? measure?.CustomUnit?.Name ?? measure?.GenericUnit;

    private static string? Code(string name) => name switch
    {
        "UNIT" => Quantity.One,
        "METRIC_KILOGRAM" => Quantity.Kilogram,
        "METRIC_GRAM" => "GRM",
        "METRIC_MILLIGRAM" => "MGM",
        "IMPERIAL_POUND" => "LBR",
        "IMPERIAL_WEIGHT_OUNCE" => "ONZ",
        "IMPERIAL_STONE" => "STI",
        "METRIC_LITER" => "LTR",
        "METRIC_MILLILITER" => "MLT",
        "METRIC_METER" => "MTR",
        "METRIC_CENTIMETER" => "CMT",
        "METRIC_MILLIMETER" => "MMT",
        "METRIC_KILOMETER" => "KMT",
        "IMPERIAL_INCH" => "INH",
        "IMPERIAL_FOOT" => "FOT",
        "IMPERIAL_YARD" => "YRD",
        "METRIC_SQUARE_METER" => "MTK",
        "METRIC_SQUARE_CENTIMETER" => "CMK",
        "GENERIC_SECOND" => "SEC",
        "GENERIC_MINUTE" => "MIN",
        "GENERIC_HOUR" => "HUR",
        "GENERIC_DAY" => "DAY",
        _ => null,
    };
}
