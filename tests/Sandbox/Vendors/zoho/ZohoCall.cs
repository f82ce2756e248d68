using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>One call as a handler sees it.</summary>
/// <param name="Http">The request.</param>
/// <param name="Json">The body, or null when there is none.</param>
/// <param name="Address">The base that calls go to, without a slash at the end.</param>
/// <param name="Spend">Takes so many further credits.</param>
internal sealed record ZohoCall(HttpContext Http, JsonNode? Json, string Address, Action<int> Spend)
{
    /// <summary>Gets the body as an object, or refuses.</summary>
    public JsonObject Body => Json as JsonObject ?? throw ZohoException.Invalid("body");

    /// <summary>Gives a part of the path.</summary>
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>Gives a query parameter, or null.</summary>
    public string? Query(string name) => Http.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>Gives the parts of a query parameter with commas.</summary>
    public IReadOnlyList<string> QueryList(string name) => (Query(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Gives a number of the query, or refuses.</summary>
    public int Number(string name, int usual, int most) =>
        Query(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new ZohoException(400, "INVALID_DATA", $"{name} is not a number from 1 to {most}", new JsonObject { ["param_name"] = name, ["maximum_length"] = most });

    /// <summary>Gives the instant of a header, in milliseconds, or null.</summary>
    public long? Instant(string header) => VendorTime.Read(Http.Request.Headers[header].FirstOrDefault());

    /// <summary>Gives the fields asked for; they must be named, fifty at most.</summary>
    public IReadOnlyList<string> Fields()
    {
        var fields = QueryList("fields");
        return fields.Count == 0 ? throw ZohoException.Missing("fields")
            : fields.Count > 50 ? throw new ZohoException(400, "LIMIT_EXCEEDED", "You can only get 50 fields", new JsonObject { ["param"] = "fields", ["limit"] = 50 })
            : fields;
    }

    /// <summary>Gives the records of the body, a hundred at most, or refuses.</summary>
    public IReadOnlyList<JsonObject> Data()
    {
        var data = Body.Objects("data");
        return data.Count == 0 ? throw new ZohoException(400, "MANDATORY_NOT_FOUND", "required field not found", new JsonObject { ["api_name"] = "data" })
            : data.Count > 100 ? throw new ZohoException(400, "LIMIT_EXCEEDED", "only 100 records at once", new JsonObject { ["limit"] = 100 })
            : data;
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
