namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Which records of one type to list, over all connections or some.</summary>
public sealed record RecordQuery
{
    /// <summary>Gets the stream, such as <c>sale</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Gets the connections; none: all.</summary>
    public IReadOnlyList<string> Connections { get; init; } = [];

    /// <summary>Gets the first instant wanted (a sale's closing, a reservation's start).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the first instant not wanted any more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the statuses wanted, as known words in upper snake case; none: all.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Gets the vendor's location id; null: all.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets whether removed records are listed too. Erased ones never are.</summary>
    public bool WithRemoved { get; init; }

    /// <summary>Gets whether the newest come first; else the oldest do.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Gets where an earlier page stopped, <see cref="RecordList.Next"/> of it.</summary>
    public string? After { get; init; }

    /// <summary>Gets how many at most. Range: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
