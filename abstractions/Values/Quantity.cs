namespace LeVieuxMoulin.Connectors;

/// <summary>A number of units.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">UN/ECE Recommendation 20 code, or Recommendation 21 behind an X (XCS, a case); ZZ for a unit of the vendor's own.</param>
/// <param name="UnitName">The vendor's word for a ZZ unit.</param>
public readonly record struct Quantity(decimal Value, string Unit = Quantity.One, string? UnitName = null)
{
    /// <summary>One piece.</summary>
    public const string One = "C62";

    /// <summary>Kilogram.</summary>
    public const string Kilogram = "KGM";

    /// <summary>A unit that only the vendor knows.</summary>
    public const string Own = "ZZ";
}
