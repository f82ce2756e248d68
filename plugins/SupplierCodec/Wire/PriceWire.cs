using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A price, inside an article or as an answer of <c>POST /prices/query</c>, which names the article.</summary>
internal sealed record PriceWire(decimal NetAmount, string Currency, decimal BaseQuantity, string BaseUnitCode)
{
    public string? SupplierItemId { get; init; }

    public decimal? OrderUnitFactor { get; init; }

    public string? PriceType { get; init; }

    public IReadOnlyList<TierWire>? Tiers { get; init; }

    public string? ContractId { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Reads the price of an article in the contract's words.</summary>
    public ItemPrice ToPrice(string itemId, SupplierWordMap words) => new()
    {
        ItemId = itemId,
        Net = new Money(NetAmount, Currency),
        Per = new Quantity(BaseQuantity, words.Unit(BaseUnitCode)),
        PerOrderUnit = OrderUnitFactor,
        IsApproximate = PriceType == "APPROXIMATE",
        Tiers = [.. (Tiers ?? []).Select(tier => new PriceTier(tier.MinimumQuantity, new Money(tier.NetAmount, Currency)))],
        ContractId = ContractId,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
    };
}
