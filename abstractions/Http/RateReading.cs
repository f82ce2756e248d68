namespace LeVieuxMoulin.Connectors;

/// <summary>What the vendor says is left of one budget.</summary>
public sealed record RateReading
{
    /// <summary>Gets the budget's name in the manifest; empty for the main one.</summary>
    public string Budget { get; init; } = "";

    /// <summary>Gets how much is left now, in calls or in the vendor's points.</summary>
    public required double Remaining { get; init; }

    /// <summary>Gets how much the full budget holds, in the same unit.</summary>
    public double? Capacity { get; init; }

    /// <summary>Gets how much comes back each second, for leaky buckets; null for windows.</summary>
    public double? RefillPerSecond { get; init; }

    /// <summary>Gets after how long all of it comes back, for windows; null for buckets.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>Gets what this call cost, in the same unit; null: one.</summary>
    public double? Cost { get; init; }
}
