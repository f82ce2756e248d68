using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>What a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, or null for none.</param>
/// <param name="File">A file instead of a body.</param>
internal sealed record ZohoAnswer(int Status, JsonNode? Body = null, byte[]? File = null)
{
    /// <summary>Nothing was found.</summary>
    public static readonly ZohoAnswer Empty = new(204);

    /// <summary>Answers 200.</summary>
    public static ZohoAnswer Ok(JsonNode body) => new(200, body);
}
