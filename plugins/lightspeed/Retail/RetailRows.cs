using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>An article. What a matrix holds together are articles of their own, each priced, counted and sold.</summary>
internal sealed record RetailItem(
    [property: JsonPropertyName("itemID")] string ItemId,
    string Description,
    string? SystemSku = null,
    string? CustomSku = null,
    string? Upc = null,
    string? Ean = null,
    bool Archived = false,
    string? CategoryId = null,
    string? ItemMatrixId = null,
    DateTimeOffset? TimeStamp = null,
    RetailPrices? Prices = null)
{
    /// <summary>The level that the till sells at.</summary>
    public const string DefaultLevel = "1";

    public IEnumerable<RetailPrice> AllPrices => Prices?.ItemPrice ?? [];

    public Product ToProduct(LightspeedCurrencies currencies)
    {
        var price = AllPrices.FirstOrDefault(level => level.UseTypeId == DefaultLevel);
        return new Product
        {
            Id = ItemId,
            Name = Description,
            CategoryIds = LightspeedText.IdOrNull(CategoryId) is { } category ? new List<string> { category } : [],
            IsActive = !Archived,
            Aliases = LightspeedText.IdOrNull(ItemMatrixId) is { } matrix ? new Dictionary<string, string> { ["matrix"] = matrix } : [],
            Variants = new List<ProductVariant>
            {
                new()
                {
                    Id = ItemId,
                    Sku = LightspeedText.TextOrNull(CustomSku) ?? LightspeedText.TextOrNull(SystemSku),
                    Barcodes = new[] { Upc, Ean }.OfType<string>().Where(code => code.Length > 0).Distinct().ToList(),
                    Price = price is null ? null : currencies.Money(price.Amount, null),
                    OtherPrices = AllPrices.Where(level => level.UseTypeId != DefaultLevel).Select(level => new ProductPrice(currencies.Money(level.Amount, null), null, level.UseType)).ToList(),
                },
            },
        };
    }
}

/// <summary>An article's prices: an array, one object, or nothing inside.</summary>
internal sealed record RetailPrices([property: JsonConverter(typeof(OneOrMany<RetailPrice>))] List<RetailPrice>? ItemPrice = null);

/// <summary>The price at one level.</summary>
internal sealed record RetailPrice(decimal Amount, string? UseTypeId = null, string? UseType = null);

/// <summary>A group of articles.</summary>
internal sealed record RetailCategoryRow([property: JsonPropertyName("categoryID")] string CategoryId, string Name, string? ParentId = null)
{
    public Category ToCategory() => new() { Id = CategoryId, Name = Name, ParentId = LightspeedText.IdOrNull(ParentId) };
}

/// <summary>A discount, given by hand: a fraction or an amount.</summary>
internal sealed record RetailDiscountRow(
    [property: JsonPropertyName("discountID")] string DiscountId,
    string Name,
    decimal? DiscountAmount = null,
    decimal? DiscountPercent = null,
    bool Archived = false,
    DateTimeOffset? TimeStamp = null)
{
    public Promotion ToPromotion(LightspeedCurrencies currencies) => new()
    {
        Id = DiscountId,
        Name = Name,
        IsActive = !Archived,
        Terms = new PromotionTerms
        {
            Fraction = DiscountPercent is null or 0m ? null : DiscountPercent,
            Amount = DiscountAmount is null or 0m ? null : currencies.Money(DiscountAmount.Value, null),
        },
    };
}

/// <summary>What lies of an article in one shop.</summary>
internal sealed record RetailStockRow(
    [property: JsonPropertyName("itemShopID")] string ItemShopId,
    [property: JsonPropertyName("itemID")] string ItemId,
    decimal Qoh,
    [property: JsonPropertyName("shopID")] string ShopId,
    decimal? Sellable = null,
    DateTimeOffset? TimeStamp = null)
{
    /// <summary>Older answers do not tell what is reserved, only what lies there.</summary>
    public StockLevel ToStock() => new() { Id = ItemShopId, LocationId = ShopId, VariantId = ItemId, OnHand = new Quantity(Sellable ?? Qoh), CountedAt = TimeStamp };
}

/// <summary>A shop.</summary>
internal sealed record RetailShopRow([property: JsonPropertyName("shopID")] string ShopId, string Name, string? TimeZone = null)
{
    public Location ToLocation(LightspeedCurrencies currencies) => new() { Id = ShopId, Name = Name, TimeZone = TimeZone, Currency = currencies.Of(ShopId) };
}

/// <summary>A row of any of the day reports.</summary>
internal sealed record RetailDayRow(
    string Date,
    string? ShopId = null,
    decimal? Amount = null,
    string? PaymentTypeName = null,
    string? PaymentTypeId = null,
    decimal? Tax = null,
    string? TaxCategoryName = null,
    decimal? Subtotal = null);
