namespace LeVieuxMoulin.Connectors;

/// <summary>A place of the account: shop, restaurant, business location.</summary>
public sealed record Location : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the time zone as the vendor writes it, which may be no IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets the ISO 4217 currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the address.</summary>
    public PostalAddress? Address { get; init; }
}
