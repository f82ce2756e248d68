namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>One article of a wholesaler.</summary>
internal sealed record SupplierItem
{
    /// <summary>Gets the supplier's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the trade item number.</summary>
    public required string Gtin { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what is said of it besides.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the brand.</summary>
    public required string Brand { get; init; }

    /// <summary>Gets the category's code.</summary>
    public required string Category { get; init; }

    /// <summary>Gets the unit it is ordered in.</summary>
    public required string OrderUnit { get; init; }

    /// <summary>Gets how many packs one order unit holds.</summary>
    public required int Pack { get; init; }

    /// <summary>Gets the net content of one order unit.</summary>
    public required decimal Content { get; init; }

    /// <summary>Gets the unit of the content.</summary>
    public required string ContentUnit { get; init; }

    /// <summary>Gets a value indicating whether it is weighed: ordered by the piece, paid by the kilogram.</summary>
    public bool Weighed { get; init; }

    /// <summary>Gets the least number of order units.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>Gets the most order units of one order.</summary>
    public int? Maximum { get; init; }

    /// <summary>Gets the step of order units.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Gets the temperature class.</summary>
    public required string Temperature { get; init; }

    /// <summary>Gets or sets the net price of one order unit, or of one kilogram when weighed.</summary>
    public decimal Net { get; set; }

    /// <summary>Gets the VAT as a percentage.</summary>
    public required decimal Vat { get; init; }

    /// <summary>Gets what is stated on allergens.</summary>
    public IReadOnlyList<(string Code, string Containment)> Allergens { get; init; } = [];

    /// <summary>Gets the country of origin.</summary>
    public required string Origin { get; init; }

    /// <summary>Gets or sets an article that may stand in.</summary>
    public string? Substitute { get; set; }

    /// <summary>Gets or sets the article whose place it took.</summary>
    public string? Replaces { get; set; }

    /// <summary>Gets the days it is sold on, first and last; null: always.</summary>
    public (DateOnly From, DateOnly To)? Season { get; init; }

    /// <summary>Gets the agreement its price comes from, and the days of that; null: the list price.</summary>
    public (string Id, DateOnly From, DateOnly To)? Contract { get; init; }

    /// <summary>Gets when it can be had again, for one that cannot now.</summary>
    public DateOnly Back { get; init; }

    /// <summary>Gets or sets how it can be had.</summary>
    public string Availability { get; set; } = "AVAILABLE";

    /// <summary>Gets or sets how many there are, when there are few.</summary>
    public int Stock { get; set; } = 400;

    /// <summary>Gets or sets a value indicating whether it may be ordered.</summary>
    public bool Orderable { get; set; } = true;

    /// <summary>Gets or sets when it last changed.</summary>
    public DateTimeOffset Updated { get; set; }

    /// <summary>Gets the net price of one order unit.</summary>
    public decimal NetPerOrderUnit => Weighed ? Net * Content : Net;
}
