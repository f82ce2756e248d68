using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One article of <c>GET /catalogue/items</c>.</summary>
internal sealed record ItemWire(string SupplierItemId, string Name, bool Orderable, string OrderUnitCode)
{
    public string? Gtin { get; init; }

    public string? Description { get; init; }

    public string? Brand { get; init; }

    public string? CategoryCode { get; init; }

    public decimal? PackQuantity { get; init; }

    public decimal? ConsumerUnitsPerOrderUnit { get; init; }

    public decimal? NetContentQuantity { get; init; }

    public string? NetContentUnitCode { get; init; }

    public bool? VariableWeight { get; init; }

    public decimal? MinimumOrderQuantity { get; init; }

    public decimal? MaximumOrderQuantity { get; init; }

    public decimal? OrderIncrement { get; init; }

    public int? LeadTimeDays { get; init; }

    public string? TemperatureClass { get; init; }

    public PriceWire? Price { get; init; }

    public decimal? VatRate { get; init; }

    public IReadOnlyList<AllergenWire>? Allergens { get; init; }

    public string? OriginCountry { get; init; }

    public IReadOnlyList<string>? ReplacesItemIds { get; init; }

    public IReadOnlyList<string>? SubstituteItemIds { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Reads the article in the contract's words.</summary>
    public CatalogItem ToItem(SupplierWordMap words) => new()
    {
        Id = SupplierItemId,
        Name = Name,
        Description = Description,
        Gtin = Gtin,
        Brand = Brand,
        CategoryId = CategoryCode,
        IsOrderable = Orderable,
        OrderUnit = words.Unit(OrderUnitCode),
        Content = NetContentQuantity is { } content && NetContentUnitCode is { } unit ? new Quantity(content, words.Unit(unit)) : null,
        PiecesPerOrderUnit = ConsumerUnitsPerOrderUnit ?? PackQuantity,
        IsWeighed = VariableWeight ?? false,
        MinimumOrder = MinimumOrderQuantity,
        MaximumOrder = MaximumOrderQuantity,
        OrderStep = OrderIncrement,
        LeadTimeDays = LeadTimeDays,
        TemperatureClass = TemperatureClass,
        Price = Price?.ToPrice(SupplierItemId, words),
        VatRate = VatRate / 100m,
        Allergens = [.. (Allergens ?? []).Select(allergen => allergen.ToAllergen())],
        Origin = OriginCountry,
        SubstituteIds = SubstituteItemIds ?? [],
        ReplacesIds = ReplacesItemIds ?? [],
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Aliases = Gtin is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["gtin"] = Gtin },
    };
}
