namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Where one way of reading a stream stands.</summary>
public sealed record StreamState
{
    /// <summary>Gets where the last stored page ended; null before the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Gets whether a full read has begun and not ended.</summary>
    public bool IsFullRunning { get; init; }

    /// <summary>Gets when it was last read to its end.</summary>
    public DateTimeOffset? LastSyncAt { get; init; }

    /// <summary>Gets when it was last read in full to its end.</summary>
    public DateTimeOffset? LastFullSyncAt { get; init; }

    /// <summary>Gets how often in a row it failed.</summary>
    public int Failures { get; init; }

    /// <summary>Gets since when it is paused; null when it is not.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>Gets the code of why.</summary>
    public string? PauseCode { get; init; }

    /// <summary>Gets why, in words.</summary>
    public string? PauseReason { get; init; }

    /// <summary>Gets when it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
