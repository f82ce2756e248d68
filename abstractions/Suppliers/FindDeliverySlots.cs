namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Asks when the supplier delivers. A connector whose supplier tells none may work the slots out of configured terms, and says so in each slot.</summary>
/// <param name="From">The first day, in the venue's wall time.</param>
/// <param name="Until">The last day, inclusive.</param>
public sealed record FindDeliverySlots(DateOnly From, DateOnly Until) : IQuery<IReadOnlyList<DeliverySlot>>;
