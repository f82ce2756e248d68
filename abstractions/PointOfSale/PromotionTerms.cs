namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>What a promotion takes off, of what, and when. A connector refuses terms that its vendor cannot hold; it drops none.</summary>
public sealed record PromotionTerms
{
    /// <summary>Gets the fraction taken off, above 0 and at most 1 (0.1 is 10 %); exclusive with Amount.</summary>
    public decimal? Fraction { get; init; }

    /// <summary>Gets the amount taken off, positive; exclusive with Fraction.</summary>
    public Money? Amount { get; init; }

    /// <summary>Gets the code typed at the till; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>Gets whether the till applies it by itself.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Gets the products; empty: all, unless CategoryIds says otherwise.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>Gets the categories; empty: no limit by category.</summary>
    public IReadOnlyList<string> CategoryIds { get; init; } = [];

    /// <summary>Gets the first moment, in the venue's wall time; null: at once.</summary>
    public DateTime? From { get; init; }

    /// <summary>Gets the last moment, in the venue's wall time; null: until it is ended.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets the hours it holds in, as iCalendar VEVENT text (RFC 5545) in wall time; null: always.</summary>
    public string? Hours { get; init; }

    /// <summary>Gets the least bill it holds for, taxes in; null: any.</summary>
    public Money? MinimumSpend { get; init; }
}
