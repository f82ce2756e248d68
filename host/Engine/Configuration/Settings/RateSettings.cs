namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>How fast a connection may call (<c>rate_limit:</c>).</summary>
public sealed record RateSettings
{
    /// <summary>Gets the calls a minute; null: as the manifest's budgets say.</summary>
    public double? MaxRequestsPerMinute { get; init; }

    /// <summary>Gets how many calls may come at once; null: as the manifest says, else a tenth of a minute's.</summary>
    public int? MaxBurst { get; init; }

    /// <summary>Gets whether what the vendor says is left lowers the rate. Default: yes.</summary>
    public bool Adaptive { get; init; } = true;

    /// <summary>Gets the share of a budget that is used. Default: 0.9. Range: 0.05 to 1.</summary>
    public double SafetyFactor { get; init; } = 0.9;

    /// <summary>Gets how long a call may wait for its turn. Default: 60 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets whether calls wait for their turn; otherwise they fail at once with a rate-limit fault. Default: yes.</summary>
    public bool ThrottleOnLimit { get; init; } = true;
}
