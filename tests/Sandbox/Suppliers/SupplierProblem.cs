using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A refusal, in the form of problem details.</summary>
internal sealed class SupplierProblem(int status, string code, string detail, JsonArray? lineErrors = null) : Exception(detail)
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status => status;

    /// <summary>Gives the body.</summary>
    public JsonObject ToJson()
    {
        var body = new JsonObject { ["type"] = "about:blank", ["title"] = Title(status), ["status"] = status, ["code"] = code, ["detail"] = Message };
        if (lineErrors is { Count: > 0 })
        {
            body["lineErrors"] = lineErrors.DeepClone();
        }

        return body;
    }

    /// <summary>Makes the refusal that a status alone stands for.</summary>
    public static SupplierProblem Of(int status) => status switch
    {
        401 => new(401, "UNAUTHORIZED", "The credential is missing, unknown or expired."),
        404 => new(404, "NOT_FOUND", "There is no such resource."),
        429 => new(429, "RATE_LIMITED", "Too many requests; try again later."),
        _ => new(status, "UNAVAILABLE", "The request could not be served."),
    };

    private static string Title(int status) => status switch { 400 => "Bad request", 401 => "Unauthorized", 404 => "Not found", 409 => "Conflict", 422 => "Unprocessable content", 429 => "Too many requests", _ => "Internal error" };
}
