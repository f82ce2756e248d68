namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>An order as the central system asks for it.</summary>
/// <param name="DeliveryDate">The day wanted.</param>
/// <param name="Lines">What is wanted.</param>
/// <param name="Note">A note to the supplier.</param>
public sealed record PlaceOrderRequest(DateOnly DeliveryDate, IReadOnlyList<PlaceOrderLine> Lines, string? Note = null);
