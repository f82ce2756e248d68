namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Asks the vendor's sums of a day.</summary>
/// <param name="LocationId">The location.</param>
/// <param name="Day">The day, as the vendor counts days.</param>
public sealed record FindDayTotals(string LocationId, DateOnly Day) : IQuery<DayTotals>;
