namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>The vendor's own sums of one of its days.</summary>
public sealed record DayTotals
{
    /// <summary>Gets when the vendor's day begins, when it says; its day may not be the restaurant's.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets when it ends, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets whether the vendor calls the day complete.</summary>
    public bool? IsComplete { get; init; }

    /// <summary>Gets the number of bills; null where the vendor does not count them.</summary>
    public int? SaleCount { get; init; }

    /// <summary>Gets the turnover: discounts off, taxes in, tips out.</summary>
    public Money? Total { get; init; }

    /// <summary>Gets the taxes by rate, as far as the vendor tells them apart.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];

    /// <summary>Gets the payments, by means.</summary>
    public IReadOnlyList<Tender> Tenders { get; init; } = [];
}
