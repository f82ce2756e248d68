namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A price from some quantity on.</summary>
internal sealed record TierWire(decimal MinimumQuantity, decimal NetAmount);
