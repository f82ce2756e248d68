using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>A refusal in the vendor's words.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Category">The category.</param>
/// <param name="Code">The code.</param>
/// <param name="Detail">A sentence.</param>
/// <param name="Field">The field it is about.</param>
internal sealed record SquareError(int Status, string Category, string Code, string Detail, string? Field = null)
{
    /// <summary>Gives the refusal of a request that is wrong.</summary>
    public static SquareError Invalid(string code, string detail, string? field = null) => new(400, "INVALID_REQUEST_ERROR", code, detail, field);

    /// <summary>Gives the refusal of a thing that is not there.</summary>
    public static SquareError NotFound(string detail = "Resource not found.") => new(404, "INVALID_REQUEST_ERROR", "NOT_FOUND", detail);

    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static SquareError Of(int status) => status switch
    {
        401 => new(401, "AUTHENTICATION_ERROR", "UNAUTHORIZED", "This request could not be authorized."),
        429 => new(429, "RATE_LIMIT_ERROR", "RATE_LIMITED", "Too many requests; try again later."),
        500 => new(500, "API_ERROR", "INTERNAL_SERVER_ERROR", "The request could not be served."),
        _ => NotFound(),
    };

    /// <summary>Gives the entry of the list of errors.</summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject { ["category"] = Category, ["code"] = Code, ["detail"] = Detail };
        if (Field is not null)
        {
            error["field"] = Field;
        }

        return error;
    }

    /// <summary>Answers it.</summary>
    public Task WriteAsync(HttpContext http, CancellationToken cancellationToken) =>
        JsonBody.WriteAsync(http, Status, new JsonObject { ["errors"] = new JsonArray(ToJson()) }, cancellationToken);
}
