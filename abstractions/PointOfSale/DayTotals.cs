namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>The vendor's own sums of one of its days.</summary>
public sealed record DayTotals
{
    /// <summary>Gets where the vendor's day begins and ends, when it says; its day may not be the restaurant's.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets whether the vendor calls the day complete.</summary>
    public bool? IsComplete { get; init; }

    /// <summary>Gets the number of bills.</summary>
    public int? Sales { get; init; }

    /// <summary>Gets the turnover, taxes in.</summary>
    public Money? Total { get; init; }

    /// <summary>Gets the taxes.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];

    /// <summary>Gets the payments, by means.</summary>
    public IReadOnlyList<Tender> Tenders { get; init; } = [];
}
