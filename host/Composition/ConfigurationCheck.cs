using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Host.Cli;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>Reads the configuration against the manifests that lie in the plugins folder, without running a plugin.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Reads it.</summary>
    public static IReadOnlyList<ConfigurationProblem> Read(HostPaths paths) =>
        ConfigurationReader.Read(paths.Config, Environment.GetEnvironmentVariable, id => FindManifest(paths.Plugins, id), paths.Development, HostModules.All).Problems;

    /// <summary>Tells whether one keeps a connection from starting.</summary>
    public static bool HasErrors(IReadOnlyList<ConfigurationProblem> problems) => problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Shows them to programs.</summary>
    public static JsonObject ToJson(IReadOnlyList<ConfigurationProblem> problems) => new()
    {
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["severity"] = problem.Severity == ProblemSeverity.Error ? "error" : "warning",
            ["file"] = problem.File,
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["key"] = problem.Key,
            ["code"] = problem.Code,
            ["message"] = problem.Message,
            ["suggestion"] = problem.Suggestion,
        })]),
    };

    private static PluginManifest? FindManifest(string plugins, string id)
    {
        var file = Path.Combine(plugins, id, "plugin.yaml");
        return File.Exists(file) ? PluginManifestReader.ReadFile(file).Manifest : null;
    }
}
