namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>A line of another bill.</summary>
/// <param name="SaleId">The bill, where known.</param>
/// <param name="LineId">The line.</param>
public sealed record SaleLineReference(string? SaleId, string LineId);
