namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's path, such as <c>lines[1].itemId</c>.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record ApiFieldProblem(string Field, string Message);
