namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One reading of the configuration folder: what can run, what waits, and what is wrong.</summary>
public sealed record HostConfiguration
{
    /// <summary>Gets what belongs to the host itself.</summary>
    public HostSettings Host { get; init; } = new();

    /// <summary>Gets the connections that can run, by name.</summary>
    public IReadOnlyList<ConnectionSettings> Connections { get; init; } = [];

    /// <summary>Gets the connections whose connector is not installed, as connection name to connector id.</summary>
    public IReadOnlyDictionary<string, string> Waiting { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the names of connections that have errors; a running one keeps its earlier settings.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Gets all that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = [];

    /// <summary>Gets whether <c>host.yaml</c> has errors; a running host keeps its earlier settings.</summary>
    public bool IsHostBroken { get; init; }
}
