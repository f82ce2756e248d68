using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>The addresses under <c>/_sandbox</c>: look into the ledger, set faults, make something happen.</summary>
internal static class ControlPlane
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, IReadOnlyDictionary<string, VendorDoor> doors)
    {
        routes.MapGet("/_sandbox", http => JsonBody.WriteAsync(http, 200, new JsonObject { ["vendors"] = new JsonArray([.. doors.Keys.Select(id => (JsonNode)id)]) }, http.RequestAborted));
        routes.MapGet("/_sandbox/connections", http => JsonBody.WriteAsync(http, 200, Connections(http, doors), http.RequestAborted));
        On(routes, doors, "GET", "state", (http, door) => JsonBody.WriteAsync(http, 200, door.Simulator.State(), http.RequestAborted));
        On(routes, doors, "GET", "records/{type}", RecordsAsync);
        On(routes, doors, "GET", "faults", (http, door) => JsonBody.WriteAsync(http, 200, door.Faults.Get(), http.RequestAborted));
        On(routes, doors, "POST", "faults", FaultsAsync);
        On(routes, doors, "POST", "events", EventsAsync);
        On(routes, doors, "GET", "requests", (http, door) => JsonBody.WriteAsync(http, 200, new JsonObject { ["items"] = door.Log.ToJson() }, http.RequestAborted));
        On(routes, doors, "DELETE", "requests", (http, door) =>
        {
            door.Log.Clear();
            return JsonBody.WriteAsync(http, 200, new JsonObject(), http.RequestAborted);
        });
        On(routes, doors, "GET", "digest", DigestAsync);
    }

    private static JsonObject Connections(HttpContext http, IReadOnlyDictionary<string, VendorDoor> doors) => new()
    {
        ["items"] = new JsonArray([.. doors.Select(door => new JsonObject
        {
            ["vendor"] = door.Key,
            ["settings"] = door.Value.Simulator.Connection(new Uri($"{http.Request.Scheme}://{http.Request.Host}/{door.Key}/")),
        })]),
    };

    private static void On(IEndpointRouteBuilder routes, IReadOnlyDictionary<string, VendorDoor> doors, string method, string path, Func<HttpContext, VendorDoor, Task> answer) =>
        routes.MapMethods("/_sandbox/{vendor}/" + path, [method], (RequestDelegate)(http =>
            doors.TryGetValue((string)http.Request.RouteValues["vendor"]!, out var door)
                ? answer(http, door)
                : RefuseAsync(http, 404, $"There is no vendor of that name. Vendors: {string.Join(", ", doors.Keys)}.")));

    private static Task RefuseAsync(HttpContext http, int status, string problem) =>
        JsonBody.WriteAsync(http, status, new JsonObject { ["problem"] = problem }, http.RequestAborted);

    private static async Task FaultsAsync(HttpContext http, VendorDoor door)
    {
        var body = await JsonBody.ReadAsync(http.Request, http.RequestAborted);
        var problem = body is null ? "The body is not a JSON object." : door.Faults.Set(body);
        await (problem is null ? JsonBody.WriteAsync(http, 200, door.Faults.Get(), http.RequestAborted) : RefuseAsync(http, 400, problem));
    }

    private static async Task EventsAsync(HttpContext http, VendorDoor door)
    {
        var body = await JsonBody.ReadAsync(http.Request, http.RequestAborted);
        if (body.Text("type") is not { } type)
        {
            await RefuseAsync(http, 400, "The body is not a JSON object with a text type.");
            return;
        }

        JsonObject? answer;
        try
        {
            answer = await door.Simulator.HappenAsync(type, body!, http.RequestAborted);
        }
        catch (ArgumentException wrong)
        {
            await RefuseAsync(http, 400, wrong.Message);
            return;
        }

        await (answer is null ? RefuseAsync(http, 400, $"{type} is not an event of this vendor; see README.md of the sandbox.") : JsonBody.WriteAsync(http, 200, answer, http.RequestAborted));
    }

    private static async Task RecordsAsync(HttpContext http, VendorDoor door)
    {
        if (door.Simulator.Records((string)http.Request.RouteValues["type"]!) is not { } records)
        {
            await RefuseAsync(http, 404, "This vendor keeps no records of that type.");
            return;
        }

        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        var sent = 0L;
        foreach (var record in records)
        {
            record(writer);
            if (writer.BytesCommitted + writer.BytesPending - sent > 1 << 16)
            {
                sent = writer.BytesCommitted + writer.BytesPending;
                await writer.FlushAsync(http.RequestAborted);
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }

    private static Task DigestAsync(HttpContext http, VendorDoor door)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in door.Simulator.Walk())
        {
            hash.AppendData(bytes.Span);
        }

        return JsonBody.WriteAsync(http, 200, new JsonObject { ["sha256"] = Convert.ToHexStringLower(hash.GetHashAndReset()) }, http.RequestAborted);
    }
}
