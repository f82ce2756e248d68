using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>A request that was answered.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Address">Its path and query, below the client's base address, as it was recorded.</param>
/// <param name="Body">Its body; empty without one.</param>
/// <param name="Kind">What it was marked as.</param>
/// <param name="Budget">The budget it draws on.</param>
/// <param name="Headers">Its headers, each on one line.</param>
public sealed record SeenRequest(string Method, string Address, string Body, CallKind Kind, string Budget, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Gets the body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>Gives a header; null where it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
