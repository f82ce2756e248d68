namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>An item of the menu.</summary>
internal sealed record RestaurantItem(
    string Id,
    string Name,
    string? Sku = null,
    bool? Active = null,
    string? DocketName = null,
    string? Barcode = null,
    List<string>? Barcodes = null,
    RestaurantItemGroup? AccountingGroup = null,
    decimal? CostPrice = null,
    List<RestaurantItemPrice>? Prices = null,
    string? PriceMode = null)
{
    private const string Default = "default";

    /// <summary>Gets the price that <c>defaultPrice</c> writes. The answer has no field of that name: it is the only price, the one called so, or the first.</summary>
    public RestaurantItemPrice? DefaultPrice =>
        Prices?.Find(price => price.Name is null || price.Name.Contains(Default, StringComparison.OrdinalIgnoreCase)) ?? Prices?.FirstOrDefault();

    public Product ToProduct(LightspeedCurrencies currencies) => new()
    {
        Id = Id,
        Name = Name,
        CategoryIds = AccountingGroup?.Id is { } group ? new List<string> { group } : [],
        IsActive = Active ?? true,
        Variants = new List<ProductVariant>
        {
            new()
            {
                Id = Id,
                Sku = Sku,
                Barcodes = (Barcodes ?? []).Append(Barcode).OfType<string>().Where(code => code.Length > 0).Distinct().ToList(),

                // An open price is typed in at the till.
                Price = PriceMode is null or "AMOUNT" && DefaultPrice is { } price ? currencies.Money(price.Amount, null) : null,
                OtherPrices = (Prices ?? []).Where(other => !ReferenceEquals(other, DefaultPrice)).Select(other => new ProductPrice(currencies.Money(other.Amount, null), null, other.Name)).ToList(),
            },
        },
    };
}

/// <summary>The accounting group of an item.</summary>
internal sealed record RestaurantItemGroup(string? Id = null, string? Name = null);

/// <summary>A price, by the name of its list.</summary>
internal sealed record RestaurantItemPrice(decimal Amount, string? Name = null);
