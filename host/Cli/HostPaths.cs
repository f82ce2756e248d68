using System.CommandLine;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Where this installation keeps its things: command line first, then environment, then the defaults.</summary>
/// <param name="Config">The folder of the connection files.</param>
/// <param name="Plugins">The folder of the connectors.</param>
/// <param name="Data">The folder of the database, keys and staged plugins.</param>
/// <param name="Urls">The addresses to listen on; null: as <c>host.yaml</c> says.</param>
/// <param name="Development">Whether plain HTTP to loopback is allowed.</param>
internal sealed record HostPaths(string Config, string Plugins, string Data, string? Urls, bool Development)
{
    /// <summary>Reads them off a command line.</summary>
    public static HostPaths From(ParseResult parsed) => new(
        Full(parsed.GetValue(GlobalOptions.Config) ?? Variable("MOULIN_CONFIG") ?? "plugin-config"),
        Full(parsed.GetValue(GlobalOptions.Plugins) ?? Variable("MOULIN_PLUGINS") ?? Path.Combine(AppContext.BaseDirectory, "plugins")),
        Full(parsed.GetValue(GlobalOptions.Data) ?? Variable("MOULIN_DATA") ?? "data"),
        parsed.GetValue(GlobalOptions.Urls),
        parsed.GetValue(GlobalOptions.Development));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Full(string path) => Path.GetFullPath(path);
}
