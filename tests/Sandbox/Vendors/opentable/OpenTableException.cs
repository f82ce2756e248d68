using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>A refusal in one of the vendor's three forms.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="shape">The form.</param>
/// <param name="message">What is wrong.</param>
/// <param name="code">The code, where there is one.</param>
internal sealed class OpenTableException(int status, OpenTableErrorShape shape, string message, string? code = null) : Exception(message)
{
    /// <summary>Gives a refusal by booking, availability or directory.</summary>
    public static OpenTableException List(int status, string message, string? code = null) => new(status, OpenTableErrorShape.List, message, code);

    /// <summary>Gives the refusal of a thing that is not there.</summary>
    public static OpenTableException NotFound() => new(404, OpenTableErrorShape.Framework, "Not Found");

    /// <summary>Gives the refusal that a status alone stands for, in the form of the door that was knocked at.</summary>
    public static OpenTableException Of(int status, PathString path)
    {
        var gateway = path.Value is { } text && (text.Contains("/sync/v2/", StringComparison.Ordinal) || text.Contains("/api/v3/", StringComparison.Ordinal));
        return status switch
        {
            404 => NotFound(),
            401 => gateway ? new(401, OpenTableErrorShape.Gateway, path.Value!.Contains("/api/v3/", StringComparison.Ordinal) ? "Not authorized" : "") : List(401, "invalid_token"),
            429 => gateway ? new(429, OpenTableErrorShape.Gateway, "") : List(429, "Too many requests"),
            _ => new(status, OpenTableErrorShape.Framework, "Internal Server Error"),
        };
    }

    /// <summary>Answers it.</summary>
    public Task WriteAsync(HttpContext http, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = http.Response.Headers[OpenTableGate.RequestId].ToString();
        var body = new JsonObject();
        if (shape == OpenTableErrorShape.List)
        {
            var error = new JsonObject { ["message"] = Message };
            if (code is not null)
            {
                error["code"] = code;
            }

            body["errors"] = new JsonArray(error);
            body["requestid"] = request;
            return JsonBody.WriteAsync(http, status, body, cancellationToken);
        }

        body["timestamp"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
        body["status"] = status;
        body["error"] = status switch { 400 => "Bad Request", 401 => "Unauthorized", 404 => "Not Found", 405 => "Method Not Allowed", 429 => "Too Many Requests", _ => "Internal Server Error" };
        body["path"] = Inside(http.Request.Path);
        if (Message.Length > 0)
        {
            body["message"] = Message;
        }

        if (shape == OpenTableErrorShape.Gateway)
        {
            body["requestId"] = request.Length > 8 ? request[..8] : request;
        }

        return JsonBody.WriteAsync(http, status, body, cancellationToken);
    }

    private static string Inside(PathString path) => path.Value is { } text && text.IndexOf('/', 1) is > 0 and var end ? text[end..] : "/";
}
