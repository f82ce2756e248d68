using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>A refusal in the vendor's form: JSON that says it is HTML, or the authorisation server's own.</summary>
internal sealed class RetailError(int status, string message, string? hint = null) : Exception(message)
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "Not Found",
        [405] = "Method Not Allowed",
        [422] = "Unprocessable Entity",
        [429] = "Too Many Requests",
        [500] = "Internal Server Error",
        [503] = "Service Unavailable",
    };

    /// <summary>Gives the refusal of a token.</summary>
    public static RetailError Token(string hint) => new(401, "The token was refused.", hint);

    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static RetailError Of(int status) => status switch
    {
        401 => Token("Access token could not be verified"),
        429 => new(429, "Rate limit exceeded."),
        500 => new(500, "The request could not be carried out."),
        _ => new(status, Names.GetValueOrDefault(status, "Error")),
    };

    /// <summary>Answers it.</summary>
    public Task WriteAsync(HttpContext http, CancellationToken cancellationToken) => hint is null
        ? JsonBody.WriteAsync(http, status, Body(), cancellationToken, "text/html; charset=UTF-8")
        : JsonBody.WriteAsync(http, status, new JsonObject { ["error"] = "access_denied", ["error_description"] = "The request was denied.", ["hint"] = hint }, cancellationToken);

    private JsonObject Body() => new()
    {
        ["httpCode"] = status.ToString(CultureInfo.InvariantCulture),
        ["httpMessage"] = Names.GetValueOrDefault(status, "Error"),
        ["message"] = Message,
        ["errorClass"] = "Exception",
    };
}
