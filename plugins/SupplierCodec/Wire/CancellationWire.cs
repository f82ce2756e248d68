namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The body of <c>POST /orders/{id}/cancellation</c>.</summary>
internal sealed record CancellationWire(string BuyerOrderId, string? Reason);
