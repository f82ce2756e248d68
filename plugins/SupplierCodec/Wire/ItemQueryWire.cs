namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The body of <c>POST /prices/query</c> and <c>POST /availability/query</c>.</summary>
internal sealed record ItemQueryWire(string CustomerNumber, string? SiteId, DateOnly? DeliveryDate, IReadOnlyList<string> SupplierItemIds);
