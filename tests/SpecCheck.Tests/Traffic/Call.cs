namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

/// <summary>One call as it went through the proxy.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Fields">The fields of the answer.</param>
/// <param name="Violation">What the proxy holds against request or answer; null: nothing.</param>
internal sealed record Call(string Method, string Path, int Status, IReadOnlyList<string> Fields, string? Violation);
