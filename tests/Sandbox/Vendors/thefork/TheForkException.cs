using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>A refusal in the vendor's words.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The code, empty for 401; null where the vendor documents none.</param>
internal sealed class TheForkException(int status, string? code = null) : Exception(code ?? "refused")
{
    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static TheForkException Of(int status) => new(status, status == 401 ? "" : null);

    /// <summary>Answers it.</summary>
    public Task WriteAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = new JsonObject();
        if (status == 403)
        {
            // The gateway before the API speaks for itself.
            body["message"] = "Forbidden";
            return JsonBody.WriteAsync(http, status, body, cancellationToken);
        }

        if (code is not null)
        {
            body["data"] = new JsonObject { ["code"] = code };
        }

        body["error"] = status switch { 400 => "Bad Request", 401 => "Unauthorized", 404 => "Not Found", 409 => "Conflict", 429 => "Too Many Requests", _ => "Internal server error" };
        body["statusCode"] = status;
        return JsonBody.WriteAsync(http, status, body, cancellationToken);
    }
}
