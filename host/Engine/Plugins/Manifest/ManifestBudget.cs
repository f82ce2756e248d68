namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A budget of calls.</summary>
public sealed record ManifestBudget
{
    /// <summary>Gets the name; empty for the main one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets how many calls it holds.</summary>
    public double? Capacity { get; init; }

    /// <summary>Gets how many come back each second.</summary>
    public double? PerSecond { get; init; }

    /// <summary>Gets how many calls may run at once.</summary>
    public int? Concurrent { get; init; }

    /// <summary>Gets who shares it: connection, account or application.</summary>
    public string SharedBy { get; init; } = "account";
}
