namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>How much is logged, and how a line looks (<c>logging:</c>).</summary>
public sealed record LoggingSettings
{
    /// <summary>Gets the least level written: Debug, Information, Warning, Error or Critical. Default: Information.</summary>
    public string Level { get; init; } = "Information";

    /// <summary>Gets the line as a Serilog output template; null: the host's.</summary>
    public string? Template { get; init; }
}
