namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>A lot, for tracing.</summary>
/// <param name="Number">The lot number.</param>
/// <param name="BestBefore">Best before: the last day of full quality.</param>
/// <param name="UseBy">Use by: the last day it may be eaten.</param>
public sealed record Lot(string Number, DateOnly? BestBefore = null, DateOnly? UseBy = null);
