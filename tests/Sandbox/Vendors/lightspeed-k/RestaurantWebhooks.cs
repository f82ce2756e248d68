using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>Endpoints for notifications, under the caller's own ids: PUT makes one, POST changes it. No sale of the till is told of; of articles, whether they may be sold.</summary>
internal sealed class RestaurantWebhooks(RestaurantGate gate, WebhookSender sender, TimeProvider time)
{
    private const string Scope = "orders-api";
    private readonly Lock gateOfEndpoints = new();
    private readonly Dictionary<string, (JsonObject Endpoint, SortedSet<long> Locations)> endpoints = new(StringComparer.Ordinal);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "PUT", "/o/wh/1/webhook", Scope, (http, token) => PutAsync(http, isNew: true, token));
        gate.Map(routes, "POST", "/o/wh/1/webhook", Scope, (http, token) => PutAsync(http, isNew: false, token));
        gate.Map(routes, "GET", "/o/wh/1/webhook/{endpointId}", Scope, (http, token) => JsonBody.WriteAsync(http, 200, Find(http).Endpoint.DeepClone(), token));
        gate.Map(routes, "DELETE", "/o/wh/1/webhook/{endpointId}", Scope, (http, token) =>
        {
            lock (gateOfEndpoints)
            {
                endpoints.Remove((string)http.Request.RouteValues["endpointId"]!);
            }

            return JsonBody.WriteAsync(http, 200, new JsonObject(), token);
        });
        gate.Map(routes, "GET", "/o/wh/1/webhook/{endpointId}/business-locations", Scope, (http, token) => JsonBody.WriteAsync(http, 200, new JsonArray([.. Find(http).Locations.Select(id => (JsonNode)Location(id))]), token));
        gate.Map(routes, "PUT", "/o/wh/1/webhook/{endpointId}/business-locations/{businessLocationId}", Scope, (http, token) => LocationAsync(http, (all, id) => all.Add(id), token));
        gate.Map(routes, "DELETE", "/o/wh/1/webhook/{endpointId}/business-locations/{businessLocationId}", Scope, (http, token) => LocationAsync(http, (all, id) => all.Remove(id), token));
    }

    /// <summary>Tells the endpoints of a location that an article may be sold so many times more, or freely; answers how many were told.</summary>
    public int Restrict(string sku, long location, int? count)
    {
        var body = JsonBody.Bytes(new JsonObject
        {
            ["sku"] = sku,
            ["businessLocationId"] = location,
            ["count"] = count,
            ["countUpdatedAt"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture),
            ["status"] = count is null ? "NOT_RESTRICTED" : "RESTRICTED",
            ["type"] = "ITEM",
        });
        List<JsonObject> wanted;
        lock (gateOfEndpoints)
        {
            wanted = [.. endpoints.Values.Where(one => one.Locations.Contains(location) && one.Endpoint.Objects("subscribeTo").Any(what => what.Text("resource") == "item")).Select(one => one.Endpoint)];
        }

        foreach (var endpoint in wanted)
        {
            sender.Send(new Uri(endpoint.Text("url")!), body, _ => Headers(endpoint));
        }

        return wanted.Count;
    }

    private static IEnumerable<(string Name, string Value)> Headers(JsonObject endpoint) => endpoint.Flag("withBasicAuth") == true
        ? [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{endpoint.Text("username")}:{endpoint.Text("password")}")))]
        : [];

    private async Task PutAsync(HttpContext http, bool isNew, CancellationToken cancellationToken)
    {
        var body = await RestaurantGate.BodyAsync(http, cancellationToken);
        var id = body.Text("endpointId") ?? throw new RestaurantError(400, "Validation failed for object='webhookEndpointDto'. Error count: 1", "endpointId");
        if (!Uri.TryCreate(body.Text("url"), UriKind.Absolute, out _))
        {
            throw new RestaurantError(400, "Validation failed for object='webhookEndpointDto'. Error count: 1", "url");
        }

        JsonObject endpoint;
        lock (gateOfEndpoints)
        {
            var known = endpoints.TryGetValue(id, out var before);
            if (known == isNew)
            {
                throw isNew ? new RestaurantError(400, "There is an endpoint of that id already.") : RestaurantError.Of(404);
            }

            endpoint = new JsonObject { ["endpointId"] = id, ["url"] = body.Text("url") };
            foreach (var name in (string[])["username", "password", "subscribeTo"])
            {
                endpoint[name] = (body[name] ?? (known ? before.Endpoint[name] : null))?.DeepClone();
            }

            endpoint["withBasicAuth"] = body.Flag("withBasicAuth") ?? (known && before.Endpoint.Flag("withBasicAuth") == true);
            foreach (var name in (string[])["provideAccount", "expandTransactions", "expandPayments"])
            {
                endpoint[name] = body.Flag(name) ?? false;
            }

            endpoints[id] = (endpoint, known ? before.Locations : []);
        }

        await JsonBody.WriteAsync(http, 200, endpoint, cancellationToken);
    }

    private (JsonObject Endpoint, SortedSet<long> Locations) Find(HttpContext http)
    {
        lock (gateOfEndpoints)
        {
            return endpoints.TryGetValue((string)http.Request.RouteValues["endpointId"]!, out var found) ? found : throw RestaurantError.Of(404);
        }
    }

    private JsonObject Location(long id)
    {
        var now = RestaurantText.Time(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new JsonObject { ["businessLocationId"] = id, ["createdAt"] = now, ["updatedAt"] = now, ["warnings"] = new JsonArray() };
    }

    private Task LocationAsync(HttpContext http, Action<SortedSet<long>, long> change, CancellationToken cancellationToken)
    {
        gate.Place(http);
        var id = long.Parse((string)http.Request.RouteValues["businessLocationId"]!, CultureInfo.InvariantCulture);
        var found = Find(http);
        lock (gateOfEndpoints)
        {
            change(found.Locations, id);
        }

        return JsonBody.WriteAsync(http, 200, Location(id), cancellationToken);
    }
}
