namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A promotion, set menu or experience that can be booked.</summary>
public sealed record Offer : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the price of one person, where there is one and its unit is certain.</summary>
    public Money? Price { get; init; }
}
