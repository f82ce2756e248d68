using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Reads and writes JSON bodies.</summary>
internal static class JsonBody
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object; null when the body is not one.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) as JsonObject;
        }
        catch (JsonException)
        {
            // The caller answers this in the vendor's words.
            return null;
        }
    }

    /// <summary>Gives a node as UTF-8.</summary>
    public static byte[] Bytes(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Plain.Encoder }))
        {
            node.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Answers bytes that are JSON already.</summary>
    public static Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, string type = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, cancellationToken).AsTask();
    }

    /// <summary>Answers a node.</summary>
    public static Task WriteAsync(HttpContext http, int status, JsonNode body, CancellationToken cancellationToken, string type = "application/json") =>
        WriteAsync(http, status, Bytes(body), cancellationToken, type);

    /// <summary>Gives the text of a property, or null when it is none.</summary>
    public static string? Text(this JsonObject? node, string name) =>
        node?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>Gives the object of a property, or null when it is none.</summary>
    public static JsonObject? Child(this JsonObject? node, string name) => node?[name] as JsonObject;

    /// <summary>Gives the number of a property, or null when it is none.</summary>
    public static decimal? Number(this JsonObject? node, string name) =>
        node?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>Gives the truth of a property, or null when it is none.</summary>
    public static bool? Flag(this JsonObject? node, string name) => node?[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Gives the texts of an array property; empty when it is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject? node, string name) =>
        node?[name] is JsonArray array ? [.. array.OfType<JsonValue>().Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>())] : [];

    /// <summary>Gives the objects of an array property; empty when it is absent.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonObject? node, string name) =>
        node?[name] is JsonArray array ? [.. array.OfType<JsonObject>()] : [];
}
