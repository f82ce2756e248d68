namespace LeVieuxMoulin.Connectors.Square;

/// <summary>An item with its variations.</summary>
internal sealed record SquareItemObject(string Id, SquareItem ItemData, bool? PresentAtAllLocations = null, List<string>? PresentAtLocationIds = null, List<SquareUnitObject>? MeasurementUnits = null)
{
    public Product ToProduct() => new()
    {
        Id = Id,
        Name = ItemData.Name,
        CategoryIds = ItemData.CategoryIds(),
        IsActive = ItemData.IsArchived != true && (PresentAtAllLocations != false || PresentAtLocationIds is { Count: > 0 }),
        Variants = ItemData.Variations.ConvertAll(variation => variation.ToVariant(ItemData.Variations.Count == 1, MeasurementUnits)),
    };
}

/// <summary>What an item says.</summary>
internal sealed record SquareItem(string Name, List<SquareVariationObject> Variations, List<SquareCategoryLink>? Categories = null, string? CategoryId = null, bool? IsArchived = null)
{
    public IReadOnlyList<string> CategoryIds()
    {
        var ids = new List<string>();
        foreach (var link in Categories ?? [])
        {
            if (link.Id is { } id)
            {
                ids.Add(id);
            }
        }

        if (ids.Count == 0 && CategoryId is not null)
        {
            ids.Add(CategoryId);
        }

        return ids;
    }
}

/// <summary>One form of an item.</summary>
internal sealed record SquareVariationObject(string Id, SquareVariation ItemVariationData)
{
    public ProductVariant ToVariant(bool isOnly, List<SquareUnitObject>? units)
    {
        var data = ItemVariationData;
        var others = new List<ProductPrice>();
        foreach (var place in data.LocationOverrides ?? [])
        {
            if (place.PriceMoney is { } price && place.PricingType != "VARIABLE_PRICING")
            {
                others.Add(new ProductPrice(price.ToMoney(), place.LocationId));
            }
        }

        return new ProductVariant
        {
            Id = Id,
            Name = isOnly ? null : data.Name,
            Sku = data.Sku,
            Barcodes = data.Upc is null ? [] : new List<string> { data.Upc },
            Price = data.PricingType == "VARIABLE_PRICING" ? null : data.PriceMoney?.ToMoney(),
            OtherPrices = others,
            Unit = data.MeasurementUnitId is { } unit ? SquareUnits.CodeOf(units?.Find(known => known.Id == unit)?.MeasurementUnitData?.MeasurementUnit) : Quantity.One,
        };
    }
}

/// <summary>What a variation says.</summary>
internal sealed record SquareVariation(
    string? Name = null,
    string? Sku = null,
    string? Upc = null,
    string? PricingType = null,
    SquareMoney? PriceMoney = null,
    List<SquareLocationPrice>? LocationOverrides = null,
    string? MeasurementUnitId = null);

/// <summary>What differs at one location.</summary>
internal sealed record SquareLocationPrice(string? LocationId = null, SquareMoney? PriceMoney = null, string? PricingType = null);

/// <summary>A category an item is in.</summary>
internal sealed record SquareCategoryLink(string? Id = null);
