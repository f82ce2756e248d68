using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Collects what is wrong with one manifest.</summary>
internal sealed class ManifestLog
{
    private readonly List<ConfigurationProblem> problems = [];

    /// <summary>Gets the problems in the order of the file.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>Notes a problem at a place.</summary>
    public void Add(YamlNode at, string key, string code, string message, string? suggestion = null) =>
        Add(at.Line, at.Column, key, code, message, suggestion);

    /// <summary>Notes a problem at a line and a column.</summary>
    public void Add(int line, int column, string key, string code, string message, string? suggestion = null) =>
        problems.Add(new ConfigurationProblem(ProblemSeverity.Error, PluginManifestReader.FileName, line, column, key, code, message, suggestion));
}
