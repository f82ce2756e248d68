namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>A discount the till gives, by itself or by hand.</summary>
public sealed record Promotion : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the terms.</summary>
    public required PromotionTerms Terms { get; init; }

    /// <summary>Gets whether it is in force, its days aside.</summary>
    public bool IsActive { get; init; } = true;
}
