namespace LeVieuxMoulin.Connectors;

/// <summary>Which part of a feed to read.</summary>
public sealed record FeedRequest
{
    /// <summary>Gets the basis, one of IFeed&lt;TRecord&gt;.Bases.</summary>
    public required FeedBases Basis { get; init; }

    /// <summary>Gets where an earlier read stopped; null to begin.</summary>
    public Cursor? After { get; init; }

    /// <summary>Gets the instant to begin at when there is no cursor, inclusive; null: as early as the vendor goes.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the exclusive end; null: now. A connector whose vendor filters by day reads wider, never narrower.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets how far a finished read's cursor is turned back, for records that arrive late. Zero or more; default: zero.</summary>
    public TimeSpan Overlap { get; init; }

    /// <summary>Gets the vendor's location id; null when FeedScope.Account.</summary>
    public string? LocationId { get; init; }
}
