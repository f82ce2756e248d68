using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>A refusal in the vendor's words.</summary>
internal sealed class HubSpotException(int status, JsonObject body) : Exception("refused")
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status => status;

    /// <summary>Gets the body.</summary>
    public JsonObject Body => body;

    /// <summary>Makes the usual refusal; some families leave the category out.</summary>
    public static HubSpotException Of(int status, string? category, string message, params ReadOnlySpan<JsonObject> errors)
    {
        var body = new JsonObject { ["status"] = "error", ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() };
        if (errors.Length > 0)
        {
            body["errors"] = new JsonArray([.. errors]);
        }

        if (category is not null)
        {
            body["category"] = category;
        }

        return new HubSpotException(status, body);
    }

    /// <summary>Makes the refusal of a wrong request.</summary>
    public static HubSpotException Invalid(string message, string? code = null, string? property = null)
    {
        var error = new JsonObject { ["message"] = message };
        if (code is not null)
        {
            error["code"] = code;
        }

        if (property is not null)
        {
            error["context"] = new JsonObject { ["propertyName"] = new JsonArray(property) };
        }

        return Of(400, "VALIDATION_ERROR", message, code is null ? [] : [error]);
    }

    /// <summary>Makes the refusal of what is not there.</summary>
    public static HubSpotException NotFound(string message = "resource not found") => Of(404, "OBJECT_NOT_FOUND", message);

    /// <summary>Makes the refusal of too many requests; it says errorType and no category.</summary>
    public static HubSpotException TooMany(string policy, string message) => new(429, new JsonObject
    {
        ["status"] = "error",
        ["message"] = message,
        ["errorType"] = "RATE_LIMIT",
        ["correlationId"] = Guid.NewGuid().ToString(),
        ["policyName"] = policy,
        ["requestId"] = Guid.NewGuid().ToString(),
    });

    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static HubSpotException Of(int status) => status switch
    {
        401 => Of(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication."),
        429 => TooMany("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit."),
        500 => Of(500, null, "internal error"),
        _ => new HubSpotException(404, new JsonObject { ["status"] = "error", ["message"] = "resource not found", ["correlationId"] = Guid.NewGuid().ToString(), ["requestId"] = Guid.NewGuid().ToString() }),
    };
}
