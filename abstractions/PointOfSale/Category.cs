namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>A group of products.</summary>
public sealed record Category : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the group above.</summary>
    public string? ParentId { get; init; }
}
