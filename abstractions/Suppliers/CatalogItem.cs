namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>An article of a supplier, as this customer may order it.</summary>
public sealed record CatalogItem : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the GS1 trade item number, 8 to 14 digits.</summary>
    public string? Gtin { get; init; }

    /// <summary>Gets the brand.</summary>
    public string? Brand { get; init; }

    /// <summary>Gets the supplier's category.</summary>
    public string? CategoryId { get; init; }

    /// <summary>Gets whether it may be ordered now.</summary>
    public bool IsOrderable { get; init; } = true;

    /// <summary>Gets the unit it is ordered in, as Quantity.Unit.</summary>
    public required string OrderUnit { get; init; }

    /// <summary>Gets what one order unit holds, for prices by kilogram, litre or piece.</summary>
    public Quantity? Content { get; init; }

    /// <summary>Gets how many consumer units one order unit holds.</summary>
    public decimal? PiecesPerOrderUnit { get; init; }

    /// <summary>Gets whether it is weighed: ordered in OrderUnit, delivered and invoiced by weight.</summary>
    public bool IsWeighed { get; init; }

    /// <summary>Gets the least number of order units.</summary>
    public decimal? MinimumOrder { get; init; }

    /// <summary>Gets the greatest number of order units.</summary>
    public decimal? MaximumOrder { get; init; }

    /// <summary>Gets the step of order units.</summary>
    public decimal? OrderStep { get; init; }

    /// <summary>Gets the days from order to delivery, zero or more.</summary>
    public int? LeadTimeDays { get; init; }

    /// <summary>Gets the temperature class (dry, chilled, frozen), as sent.</summary>
    public string? TemperatureClass { get; init; }

    /// <summary>Gets the price, where the catalogue gives it.</summary>
    public ItemPrice? Price { get; init; }

    /// <summary>Gets the VAT as a fraction (0.055 is 5.5 %), taken from the supplier, never guessed from a category.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>Gets the allergens stated.</summary>
    public IReadOnlyList<Allergen> Allergens { get; init; } = [];

    /// <summary>Gets the ISO 3166-1 alpha-2 country of origin.</summary>
    public string? Origin { get; init; }

    /// <summary>Gets articles that may stand in.</summary>
    public IReadOnlyList<string> SubstituteIds { get; init; } = [];

    /// <summary>Gets articles that this one replaces.</summary>
    public IReadOnlyList<string> ReplacesIds { get; init; } = [];

    /// <summary>Gets the first day it is offered.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the last day it is offered; null: no end is known.</summary>
    public DateOnly? ValidTo { get; init; }
}
