namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One form of a product: what is priced, counted and sold.</summary>
public sealed record ProductVariant
{
    /// <summary>Gets the id that sale lines give.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the form's name; null when it is the only one.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the article number.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the bar codes.</summary>
    public IReadOnlyList<string> Barcodes { get; init; } = [];

    /// <summary>Gets the price of one Unit, taxes as the till shows them; null when it is typed in at the till.</summary>
    public Money? Price { get; init; }

    /// <summary>Gets prices that differ by location, level or menu.</summary>
    public IReadOnlyList<ProductPrice> OtherPrices { get; init; } = [];

    /// <summary>Gets the unit it is sold in, as Quantity.Unit; default: one piece.</summary>
    public string Unit { get; init; } = Quantity.One;
}
