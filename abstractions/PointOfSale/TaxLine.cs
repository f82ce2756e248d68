namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One tax on one line.</summary>
/// <param name="Name">The tax's name or code at the vendor.</param>
/// <param name="Amount">The tax, unrounded as sent.</param>
/// <param name="Rate">The rate as a fraction (0.1 is 10 %), where it has one.</param>
/// <param name="IsIncluded">Whether the shown price held it already. Taxes of both kinds may stand on one bill.</param>
public sealed record TaxLine(string Name, Money Amount, decimal? Rate, bool IsIncluded);
