namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Something on the menu, with the forms it is sold in.</summary>
public sealed record Product : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the categories.</summary>
    public IReadOnlyList<string> CategoryIds { get; init; } = [];

    /// <summary>Gets whether it is on sale.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Gets the forms, at least one. Lines, prices and stock name these, not the product; without forms, the one has the product's id.</summary>
    public required IReadOnlyList<ProductVariant> Variants { get; init; }
}
