namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What people and programs see of a stream.</summary>
public sealed record StreamStatus
{
    /// <summary>Gets the stream.</summary>
    public required StreamKey Key { get; init; }

    /// <summary>Gets how many records of the type the connection has, over all its locations; removed ones are not counted.</summary>
    public long Records { get; init; }

    /// <summary>Gets how many records wait to be fetched, over all locations.</summary>
    public long Pending { get; init; }

    /// <summary>Gets how many records are set aside, over all locations.</summary>
    public long Quarantined { get; init; }

    /// <summary>Gets when the stream was last read to its end; null when never.</summary>
    public DateTimeOffset? LastSyncAt { get; init; }

    /// <summary>Gets when it was last read in full to its end; null when never.</summary>
    public DateTimeOffset? LastFullSyncAt { get; init; }

    /// <summary>Gets when a record of it last changed here; null when never.</summary>
    public DateTimeOffset? LastChangeAt { get; init; }

    /// <summary>Gets since when the stream is paused; null when it is not.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>Gets the code of why it is paused, such as <c>UNAVAILABLE</c> or <c>CURSOR_LOOP</c>; null when it is not.</summary>
    public string? PauseCode { get; init; }

    /// <summary>Gets why it is paused, in words; null when it is not.</summary>
    public string? PauseReason { get; init; }

    /// <summary>Gets when it is tried again; null when it is not paused.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
