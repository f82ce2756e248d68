namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The totals of a billing document, VAT included in the list this time.</summary>
internal sealed record BillingTotalsWire(decimal NetAmount, decimal VatAmount);
