namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Asks this customer's prices.</summary>
/// <param name="ItemIds">The articles.</param>
/// <param name="Day">The day of delivery; null: today.</param>
public sealed record FindPrices(IReadOnlyList<string> ItemIds, DateOnly? Day = null) : IQuery<IReadOnlyList<ItemPrice>>;
