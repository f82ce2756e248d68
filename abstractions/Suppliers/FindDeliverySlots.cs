namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Asks when the supplier delivers. Without this capability the host works the slots out of the configured terms, and says so.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record FindDeliverySlots(DateOnly From, DateOnly Until) : IQuery<IReadOnlyList<DeliverySlot>>;
