namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>A group of products.</summary>
public sealed record Category : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the category above; null at the top.</summary>
    public string? ParentId { get; init; }
}
