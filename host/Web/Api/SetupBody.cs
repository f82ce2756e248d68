namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What to make in an account.</summary>
/// <param name="Steps">The steps' ids, from the list of what is missing.</param>
internal sealed record SetupBody(IReadOnlyList<string> Steps);
