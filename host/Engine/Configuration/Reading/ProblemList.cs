using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Collects what is wrong in one file, or in one connection of it.</summary>
/// <param name="file">The file's name.</param>
internal sealed class ProblemList(string file)
{
    private readonly List<ConfigurationProblem> problems = [];

    public string File => file;

    public IReadOnlyList<ConfigurationProblem> All => problems;

    public bool HasErrors => problems.Exists(problem => problem.Severity == ProblemSeverity.Error);

    public void Add(ConfigurationProblem problem) => problems.Add(problem);

    public void Error(YamlNode at, string key, string code, string message, string? suggestion = null) =>
        Add(new(ProblemSeverity.Error, file, at.Line, at.Column, key, code, message, suggestion));

    public void Warn(YamlNode at, string key, string code, string message, string? suggestion = null) =>
        Add(new(ProblemSeverity.Warning, file, at.Line, at.Column, key, code, message, suggestion));

    public void Error(YamlTroubleException trouble) =>
        Add(new(ProblemSeverity.Error, file, trouble.Line, trouble.Column, "", CodeOf(trouble.Kind), trouble.Message, trouble.Suggestion));

    private static string CodeOf(YamlTroubleKind kind) => kind switch
    {
        YamlTroubleKind.TooLarge => ConfigurationCodes.TooLarge,
        YamlTroubleKind.Encoding => ConfigurationCodes.Encoding,
        _ => ConfigurationCodes.Syntax,
    };
}
