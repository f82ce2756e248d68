namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One line of a bill.</summary>
public sealed record SaleLine
{
    /// <summary>Gets the line's id, unique in its bill.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it is for.</summary>
    public required Open<SaleLineKind> Kind { get; init; }

    /// <summary>Gets the line that this one modifies.</summary>
    public string? ParentId { get; init; }

    /// <summary>Gets the form sold, a ProductVariant.Id.</summary>
    public string? VariantId { get; init; }

    /// <summary>Gets the article number.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the name on the ticket.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the category's name at the time.</summary>
    public string? Category { get; init; }

    /// <summary>Gets how much; negative when taken back.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Gets the price of one unit, discounts not off, taxes as the till shows them.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>Gets what was taken off, the line's share of the bill's discounts included; positive when sold, negative when taken back.</summary>
    public Money? Discount { get; init; }

    /// <summary>Gets what the customer pays for it: discounts off, taxes in.</summary>
    public required Money Total { get; init; }

    /// <summary>Gets the taxes in Total.</summary>
    public required Money Tax { get; init; }

    /// <summary>Gets the taxes one by one.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];

    /// <summary>Gets the discounts one by one, where the vendor tells them apart.</summary>
    public IReadOnlyList<DiscountLine> Discounts { get; init; } = [];

    /// <summary>Gets the line taken back.</summary>
    public SaleLineReference? ReturnOf { get; init; }
}
