using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A refusal in the vendor's words.</summary>
internal sealed class ZohoException(int status, string code, string message, JsonObject? details = null) : Exception(message)
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status => status;

    /// <summary>Gets the code.</summary>
    public string Code => code;

    /// <summary>Gets the body.</summary>
    public JsonObject Body { get; } = Entry(code, message, details ?? []);

    /// <summary>Makes an entry that says what went wrong.</summary>
    public static JsonObject Entry(string code, string message, JsonObject details) => new() { ["code"] = code, ["details"] = details, ["message"] = message, ["status"] = "error" };

    /// <summary>Makes the refusal of a wrong value.</summary>
    public static ZohoException Invalid(string message, string? name = null) => new(400, "INVALID_DATA", message, name is null ? null : new JsonObject { ["api_name"] = name });

    /// <summary>Makes the refusal of a parameter that is missing.</summary>
    public static ZohoException Missing(string name) => new(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", new JsonObject { ["param"] = name });

    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static ZohoException Of(int status, string path) => status switch
    {
        401 => new(401, "AUTHENTICATION_FAILURE", "Authentication failed"),
        429 => new(429, path.Contains("/search", StringComparison.Ordinal) || path.Contains("/watch", StringComparison.Ordinal) ? "RATE_LIMIT_EXCEEDED" : "TOO_MANY_REQUESTS", "Too many requests. Please try again later."),
        500 => new(500, "INTERNAL_ERROR", "Internal Server Error"),
        _ => new(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one"),
    };
}
