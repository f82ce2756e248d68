namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One entry of a book, for good.</summary>
public sealed record LedgerEntry
{
    /// <summary>Gets its place, rising in the order of booking; 0 before it is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets the book, such as <c>loyalty</c>.</summary>
    public required string Book { get; init; }

    /// <summary>Gets the account in the book.</summary>
    public required string Account { get; init; }

    /// <summary>Gets what kind of entry it is, in the book's own words.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the amount, signed.</summary>
    public required long Amount { get; init; }

    /// <summary>Gets when it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets when it was booked.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>Gets the key by which a repetition is known; unique in the book.</summary>
    public required string Key { get; init; }

    /// <summary>Gets what it comes from, such as one sale; null: it stands for itself.</summary>
    public string? Source { get; init; }

    /// <summary>Gets who booked it.</summary>
    public required string Actor { get; init; }

    /// <summary>Gets why, in words; empty: nothing was said.</summary>
    public string Note { get; init; } = "";
}
