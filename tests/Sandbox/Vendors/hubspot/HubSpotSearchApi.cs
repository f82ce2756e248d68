using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The search, which lags behind and gives 10,000 results at most.</summary>
internal sealed class HubSpotSearchApi(HubSpotGate gate, HubSpotStore store, TimeProvider time)
{
    private const int Most = 10_000;

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) => gate.Map(routes, "POST", "objects", "/{type}/search", "crm.objects.contacts.read", Search);

    // Equal values come in an order of their own: the vendor promises none.
    private static ulong Tie(HubSpotFound found) => SeededRandom.Mix((ulong)found.Item.Id);

    private HubSpotAnswer Search(HubSpotCall call)
    {
        var (type, body) = (HubSpotProperties.TypeOf(call.Route("type")), call.Body);
        if (call.Length > 3000)
        {
            throw HubSpotException.Invalid("The request body exceeds the maximum of 3000 characters.");
        }

        var limit = (int)(body.Number("limit") ?? 10);
        if (limit is < 1 or > 200)
        {
            throw HubSpotException.Invalid($"Invalid limit {limit}: it must be between 1 and 200");
        }

        var offset = body["after"]?.ToString() is not { Length: > 0 } text ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw HubSpotException.Invalid("The 'after' property must be an integer offset.");
        if (offset + limit > Most)
        {
            throw HubSpotException.Invalid("A search gives 10,000 results at most: 'after' and 'limit' are beyond.");
        }

        var filter = HubSpotFilter.Read(store.Properties, type, body);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var found = store.All(type).Values.Select(item => HubSpotFound.At(item, now)).OfType<HubSpotFound>().Where(filter).ToList();
        var (property, descending) = Sort(body);
        var order = property is null
            ? found.OrderBy(item => item.Item.Id)
            : descending
                ? found.OrderByDescending(item => Key(item, property), Comparer<(decimal, string)>.Default).ThenBy(Tie)
                : found.OrderBy(item => Key(item, property), Comparer<(decimal, string)>.Default).ThenBy(Tie);
        var asked = body.Texts("properties") is { Count: > 0 } names ? names : HubSpotObjectsApi.Usual;
        var known = asked.Where(name => store.Properties.Find(type, name) is not null).ToList();
        var answer = new JsonObject
        {
            ["total"] = found.Count,
            ["results"] = new JsonArray([.. order.Skip(offset).Take(limit).Select(item => (JsonNode)item.Item.ToJson(known, item.Values, item.Modified))]),
        };
        if (found.Count > offset + limit)
        {
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = (offset + limit).ToString(CultureInfo.InvariantCulture) } };
        }

        return HubSpotAnswer.Ok(answer);
    }

    // One sort is heeded. The vendor's guide writes an object, its specification a text.
    private static (string? Property, bool Descending) Sort(JsonObject body) => (body["sorts"] as JsonArray)?.FirstOrDefault() switch
    {
        JsonObject sort => (sort.Text("propertyName"), sort.Text("direction") == "DESCENDING"),
        JsonValue value when value.TryGetValue<string>(out var text) => (text.TrimStart('-'), text.StartsWith('-')),
        _ => (null, false),
    };

    private (decimal Number, string Text) Key(HubSpotFound found, string property)
    {
        if (property == found.Item.ModifiedName)
        {
            return (found.Modified, "");
        }

        if (property is "createdate" or "hs_createdate")
        {
            return (found.Item.Created, "");
        }

        var value = found.Item.Value(property, found.Values, found.Modified) ?? "";
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && store.Properties.Find(found.Item.Type, property)?.Kind == "number" ? (number, "") : (0, value);
    }
}
