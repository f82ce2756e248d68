namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>A price from some quantity on.</summary>
/// <param name="From">The least quantity, in order units.</param>
/// <param name="Net">The price.</param>
public sealed record PriceTier(decimal From, Money Net);
