namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>What our documents say of the two sides, beyond the order itself.</summary>
public sealed record UblParties
{
    /// <summary>Gets our name.</summary>
    public required string BuyerName { get; init; }

    /// <summary>Gets our global location number (GS1).</summary>
    public string? BuyerGln { get; init; }

    /// <summary>Gets our SIRET.</summary>
    public string? BuyerSiret { get; init; }

    /// <summary>Gets our VAT number.</summary>
    public string? BuyerVatNumber { get; init; }

    /// <summary>Gets the supplier's number for us.</summary>
    public required string CustomerNumber { get; init; }

    /// <summary>Gets the supplier's name.</summary>
    public required string SellerName { get; init; }

    /// <summary>Gets the supplier's global location number (GS1).</summary>
    public string? SellerGln { get; init; }

    /// <summary>Gets the supplier's SIRET.</summary>
    public string? SellerSiret { get; init; }

    /// <summary>Gets the supplier's depot or branch that serves us.</summary>
    public string? SellerSite { get; init; }

    /// <summary>Gets the supplier's number of our delivery place.</summary>
    public string? DeliveryLocationId { get; init; }

    /// <summary>Gets the contract that prices come from.</summary>
    public string? ContractId { get; init; }

    /// <summary>Gets the currency of orders.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets where wall times are meant.</summary>
    public required VenueSettings Place { get; init; }
}
