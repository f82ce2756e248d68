using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One open trouble.</summary>
internal sealed record ProblemView(string Key, string Severity, string? Connection, string Code, string Message, string Action, DateTimeOffset Since)
{
    /// <summary>Shows a trouble.</summary>
    public static ProblemView Of(Problem problem) =>
        new(problem.Key, ApiText.Kebab(problem.Severity), problem.Connection, problem.Code, problem.Message, problem.Action, problem.Since);
}
