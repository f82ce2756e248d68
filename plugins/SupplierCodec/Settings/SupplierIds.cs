namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Our own numbers, as orders carry them.</summary>
internal sealed record SupplierIds
{
    /// <summary>Gets our global location number (GS1).</summary>
    public string? BuyerGln { get; init; }

    /// <summary>Gets our SIRET.</summary>
    public string? BuyerSiret { get; init; }

    /// <summary>Gets our VAT number.</summary>
    public string? BuyerVatNumber { get; init; }

    /// <summary>Gets our name.</summary>
    public string? BuyerName { get; init; }

    /// <summary>Gets whether anything is said.</summary>
    public bool IsEmpty => (BuyerGln ?? BuyerSiret ?? BuyerVatNumber ?? BuyerName) is null;
}
