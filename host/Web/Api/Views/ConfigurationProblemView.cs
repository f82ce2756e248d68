using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One thing that is wrong in the configuration.</summary>
public sealed record ConfigurationProblemView(string Severity, string File, int Line, int Column, string Key, string Code, string Message, string? Suggestion)
{
    /// <summary>Shows a problem.</summary>
    /// <param name="problem">The problem.</param>
    public static ConfigurationProblemView Of(ConfigurationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(ApiText.Kebab(problem.Severity), problem.File, problem.Line, problem.Column, problem.Key, problem.Code, problem.Message, problem.Suggestion);
    }
}
