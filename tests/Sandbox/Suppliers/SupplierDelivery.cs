namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>Goods that left the depot.</summary>
/// <param name="Id">The despatch note's number.</param>
/// <param name="Order">The order.</param>
/// <param name="At">When they left.</param>
/// <param name="Lines">What is in it.</param>
internal sealed record SupplierDelivery(string Id, SupplierOrder Order, DateTimeOffset At, IReadOnlyList<SupplierDeliveryLine> Lines);
