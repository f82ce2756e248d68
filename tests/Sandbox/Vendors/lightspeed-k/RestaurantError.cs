using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>A refusal; its form is that of the part of the API it comes from: finances, items, or orders.</summary>
internal sealed class RestaurantError(int status, string message, string? field = null, string? rejected = null) : Exception(message)
{
    /// <summary>Gives the refusal that a status alone stands for.</summary>
    public static RestaurantError Of(int status) => new(status, Name(status));

    /// <summary>Answers it.</summary>
    public Task WriteAsync(HttpContext http, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = http.Request.Path.Value ?? "";
        path = path[Math.Max(0, path.IndexOf('/', 1))..];
        var now = time.GetUtcNow();
        return JsonBody.WriteAsync(http, status, path.StartsWith("/items/", StringComparison.Ordinal) ? Items(now) : path.StartsWith("/o/", StringComparison.Ordinal) ? Orders(now, path) : Finances(now, path), cancellationToken);
    }

    private static string Name(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    private JsonObject Finances(DateTimeOffset now, string path) => status >= 500
        ? new JsonObject { ["timestamp"] = RestaurantText.Time(now.ToUnixTimeMilliseconds()), ["path"] = path, ["status"] = status, ["error"] = Name(status), ["requestId"] = Guid.NewGuid().ToString("N")[..10] }
        : new JsonObject { ["error"] = Message };

    private JsonObject Items(DateTimeOffset now)
    {
        var body = new JsonObject { ["status"] = Name(status).ToUpperInvariant().Replace(' ', '_'), ["timestamp"] = RestaurantText.Time(now.ToUnixTimeMilliseconds()), ["message"] = Message };
        if (field is not null)
        {
            var part = new JsonObject { ["field"] = field, ["message"] = Message };
            if (rejected is not null)
            {
                part["rejectedValue"] = rejected;
            }

            body["apiSubExceptions"] = new JsonArray(part);
        }

        return body;
    }

    private JsonObject Orders(DateTimeOffset now, string path)
    {
        var body = new JsonObject { ["timestamp"] = Time(now), ["status"] = status, ["error"] = Name(status), ["message"] = Message, ["path"] = path };
        if (field is not null)
        {
            body["errors"] = new JsonArray(new JsonObject
            {
                ["codes"] = new JsonArray($"NotNull.webhookEndpointDto.{field}", $"NotNull.{field}", "NotNull"),
                ["arguments"] = new JsonArray(new JsonObject { ["codes"] = new JsonArray($"webhookEndpointDto.{field}", field), ["defaultMessage"] = field, ["code"] = field }),
                ["defaultMessage"] = "must be given",
                ["objectName"] = "webhookEndpointDto",
                ["field"] = field,
                ["bindingFailure"] = false,
                ["code"] = "NotNull",
            });
        }

        return body;
    }
}
