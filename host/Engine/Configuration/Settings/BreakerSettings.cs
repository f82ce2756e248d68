namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>When a connection stops calling a vendor that fails (<c>circuit_breaker:</c>).</summary>
public sealed record BreakerSettings
{
    /// <summary>Gets the share of failures that opens the breaker. Default: 0.5. Range: 0.01 to 1.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Gets how many calls must have been seen before the share counts. Default: 10. Range: 2 to 10,000.</summary>
    public int MinimumThroughput { get; init; } = 10;

    /// <summary>Gets how many failures in a row open the breaker, however few the calls. Default: 5. Range: 1 to 100.</summary>
    public int ConsecutiveFailures { get; init; } = 5;

    /// <summary>Gets the span the share is taken over. Default: 60 s.</summary>
    public TimeSpan SamplingDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how long the breaker stays open. Default: 30 s.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(30);
}
