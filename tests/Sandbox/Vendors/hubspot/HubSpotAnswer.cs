using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>What a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, or null for none.</param>
internal sealed record HubSpotAnswer(int Status, JsonNode? Body = null)
{
    /// <summary>No body.</summary>
    public static readonly HubSpotAnswer Empty = new(204);

    /// <summary>Answers 200.</summary>
    public static HubSpotAnswer Ok(JsonNode body) => new(200, body);
}
