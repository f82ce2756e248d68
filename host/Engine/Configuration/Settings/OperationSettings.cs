namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The limits of a connection's writes (<c>operations:</c>).</summary>
public sealed record OperationSettings
{
    /// <summary>Gets how often a write is tried before it is dead. Default: 8. Range: 1 to 100.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Gets how many writes may be on their way at once. Default: 2. Range: 1 to 20.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>Gets how long after it was asked for a write may still be sent. Default: 24 h.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromHours(24);
}
