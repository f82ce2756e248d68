using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>One call as a handler sees it.</summary>
/// <param name="Http">The request.</param>
/// <param name="Version">The version in its path.</param>
/// <param name="Json">The body, or null when there is none.</param>
/// <param name="Length">The number of bytes of the body.</param>
internal sealed record HubSpotCall(HttpContext Http, string Version, JsonNode? Json, int Length)
{
    /// <summary>Gets the body as an object, or refuses.</summary>
    public JsonObject Body => Json as JsonObject ?? throw HubSpotException.Invalid("Invalid input JSON: the body is not an object");

    /// <summary>Gets the vendor's address here, without a slash at the end.</summary>
    public string Address => $"{Http.Request.Scheme}://{Http.Request.Host}/hubspot";

    /// <summary>Gives a part of the path.</summary>
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>Gives a query parameter, or null.</summary>
    public string? Query(string name) => Http.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>Gives a query parameter that may come several times or with commas.</summary>
    public IReadOnlyList<string> QueryList(string name) => [.. Http.Request.Query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Gives the limit asked for, or refuses.</summary>
    public int Limit(int usual, int most) =>
        Query("limit") is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit
        : throw HubSpotException.Invalid($"Invalid limit {text}: it must be between 1 and {most}");

    /// <summary>Gives the object inputs of a batch, or refuses.</summary>
    public IReadOnlyList<JsonObject> Inputs(int most)
    {
        var inputs = Body.Objects("inputs");
        return inputs.Count == 0 ? throw HubSpotException.Invalid("Some required fields were not set: [inputs]")
            : inputs.Count > most ? throw HubSpotException.Invalid($"The maximum number of inputs supported in a batch request for object reads is {most}. Your request contains {inputs.Count} inputs.")
            : inputs;
    }

    /// <summary>Notes in the log that the call changed something.</summary>
    public void TookEffect()
    {
        if (Http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }
    }
}
