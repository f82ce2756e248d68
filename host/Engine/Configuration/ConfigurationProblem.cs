namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One thing that is wrong in the configuration.</summary>
/// <param name="Severity">Whether it keeps the connection from starting.</param>
/// <param name="File">The file's name, relative to the configuration folder.</param>
/// <param name="Line">The line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The column, from 1; 0 when the whole line is meant.</param>
/// <param name="Key">The key's path, such as <c>api.account_id</c>; empty when there is none.</param>
/// <param name="Code">The stable code, such as <c>CONFIG_UNKNOWN_KEY</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Suggestion">What to do; null when the message says it all.</param>
public sealed record ConfigurationProblem(ProblemSeverity Severity, string File, int Line, int Column, string Key, string Code, string Message, string? Suggestion)
{
    /// <summary>Says it the way compilers do: <c>file(line,column): message</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Message}{(Suggestion is null ? "" : $" {Suggestion}")}";
}
