namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>A lot, for tracing.</summary>
/// <param name="Number">The lot number.</param>
/// <param name="BestBefore">Best before (DDM).</param>
/// <param name="UseBy">Use by (DLC).</param>
public sealed record Lot(string Number, DateOnly? BestBefore = null, DateOnly? UseBy = null);
