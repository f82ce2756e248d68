namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Makes or changes a product. What is null stays; the connector reads and sends whatever its vendor wants whole.</summary>
public sealed record SaveProduct : Command
{
    /// <summary>Gets the product; null makes a new one.</summary>
    public string? ProductId { get; init; }

    /// <summary>Gets the caller's own key of the product, kept at the vendor where it has a field for it.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the article number.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the category.</summary>
    public string? CategoryId { get; init; }

    /// <summary>Gets the first price of a new product; later ones go by SetPrice.</summary>
    public Money? Price { get; init; }

    /// <summary>Gets whether it is on sale.</summary>
    public bool? IsActive { get; init; }

    /// <inheritdoc />
    public override string Subject => $"product/{ProductId ?? Reference}";
}
