namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>What this customer pays for an article, without VAT.</summary>
public sealed record ItemPrice
{
    /// <summary>Gets the article.</summary>
    public required string ItemId { get; init; }

    /// <summary>Gets the price of Per.</summary>
    public required Money Net { get; init; }

    /// <summary>Gets what the price is for: a case, a kilogram, a hundred pieces.</summary>
    public required Quantity Per { get; init; }

    /// <summary>Gets how many Per one order unit is.</summary>
    public decimal? PerOrderUnit { get; init; }

    /// <summary>Gets whether the price is an estimate, as for fish, fruit and meat.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Gets lower prices for more.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>Gets the contract it comes from.</summary>
    public string? ContractId { get; init; }

    /// <summary>Gets the first day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the last day.</summary>
    public DateOnly? ValidTo { get; init; }
}
