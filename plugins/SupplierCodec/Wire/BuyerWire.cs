namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Who orders.</summary>
internal sealed record BuyerWire(string? Name, string? Siret, string? Gln, string? VatNumber)
{
    /// <summary>Says what the options say of us; null when they say nothing.</summary>
    public static BuyerWire? From(SupplierOptions options) =>
        (options.BuyerName ?? options.BuyerSiret ?? options.BuyerGln ?? options.BuyerVatNumber) is null
            ? null
            : new BuyerWire(options.BuyerName, options.BuyerSiret, options.BuyerGln, options.BuyerVatNumber);
}
