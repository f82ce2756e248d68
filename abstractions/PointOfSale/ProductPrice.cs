namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>A price that holds in some places only.</summary>
/// <param name="Amount">The price.</param>
/// <param name="LocationId">Where, when it depends on the location.</param>
/// <param name="Level">The price level or menu, when it depends on that.</param>
public sealed record ProductPrice(Money Amount, string? LocationId = null, string? Level = null);
