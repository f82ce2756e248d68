namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Asks whether articles can be had.</summary>
/// <param name="ItemIds">The articles.</param>
/// <param name="Day">The day of delivery; null: the next.</param>
public sealed record FindAvailability(IReadOnlyList<string> ItemIds, DateOnly? Day = null) : IQuery<IReadOnlyList<ItemAvailability>>;
