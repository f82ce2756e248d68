namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>One line of an order asked for.</summary>
/// <param name="ItemId">The supplier's item id.</param>
/// <param name="Quantity">How many of the item's order unit.</param>
public sealed record PlaceOrderLine(string ItemId, decimal Quantity);
