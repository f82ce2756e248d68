namespace LeVieuxMoulin.Connectors;

/// <summary>What the vendor says is left of one budget.</summary>
public sealed record RateReading
{
    /// <summary>Gets the budget's name in the manifest; empty for the main one.</summary>
    public string Budget { get; init; } = "";

    /// <summary>Gets how much is left now.</summary>
    public required double Remaining { get; init; }

    /// <summary>Gets how much it holds.</summary>
    public double? Capacity { get; init; }

    /// <summary>Gets how much comes back each second, for leaky buckets.</summary>
    public double? RefillPerSecond { get; init; }

    /// <summary>Gets when all of it comes back, for windows.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>Gets what this call cost, where calls differ.</summary>
    public double? Cost { get; init; }
}
