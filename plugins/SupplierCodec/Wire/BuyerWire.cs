namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Who orders.</summary>
internal sealed record BuyerWire(string? Name, string? Siret, string? Gln, string? VatNumber);
