using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about one record, and the list.</summary>
internal sealed class HubSpotObjectsApi(HubSpotGate gate, HubSpotWriter writer)
{
    /// <summary>What is shown when no property is named.</summary>
    public static readonly string[] Usual = ["email", "firstname", "lastname"];

    private readonly HubSpotStore store = writer.Store;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "objects", "/{type}", "crm.objects.contacts.read", List);
        gate.Map(routes, "POST", "objects", "/{type}", "crm.objects.contacts.write", call => new HubSpotAnswer(201, Whole(writer.Create(call, Type(call), call.Body))));
        gate.Map(routes, "GET", "objects", "/{type}/{id}", "crm.objects.contacts.read", call => HubSpotAnswer.Ok(Show(call, Find(call, call.Query("archived") == "true"))));
        gate.Map(routes, "PATCH", "objects", "/{type}/{id}", "crm.objects.contacts.write", call =>
        {
            var item = Find(call, archived: false);
            writer.Update(call, item, call.Body);
            return HubSpotAnswer.Ok(Whole(item));
        });
        gate.Map(routes, "DELETE", "objects", "/{type}/{id}", "crm.objects.contacts.write", call =>
        {
            if (store.Find(Type(call), call.Route("id")) is { ArchivedAt: 0 } item)
            {
                writer.Archive(call, item);
            }

            return HubSpotAnswer.Empty;
        });
        gate.Map(routes, "POST", "objects", "/{type}/merge", "crm.objects.contacts.write", call =>
        {
            var (primary, other) = (Contact(call, "primaryObjectId"), Contact(call, "objectIdToMerge"));
            return primary == other ? throw HubSpotException.Invalid("A contact cannot be merged with itself.") : HubSpotAnswer.Ok(Whole(writer.Merge(call, primary, other)));
        });
        gate.Map(routes, "POST", "objects", "/{type}/gdpr-delete", "crm.objects.contacts.write", call =>
        {
            var id = call.Body["objectId"]?.ToString() ?? throw HubSpotException.Invalid("Some required fields were not set: [objectId]");
            var item = call.Body.Text("idProperty") is { } property ? store.FindBy(property, id) : store.Find("contacts", id);
            if (item is not null)
            {
                writer.Erase(call, item);
            }

            // Whoever is not there is erased already.
            return HubSpotAnswer.Empty;
        });
    }

    private static string Type(HubSpotCall call) => HubSpotProperties.TypeOf(call.Route("type"));

    private static JsonObject Whole(HubSpotObject item) => item.ToJson(item.Values.Keys);

    private HubSpotObject Contact(HubSpotCall call, string name) =>
        store.Find("contacts", call.Body[name]?.ToString()) is { ArchivedAt: 0 } item ? item : throw HubSpotException.NotFound($"No contact with the {name} given exists");

    private HubSpotObject Find(HubSpotCall call, bool archived)
    {
        var (type, id) = (Type(call), call.Route("id"));
        var item = call.Query("idProperty") is not { } property ? store.Find(type, id)
            : store.IsUnique(property) ? store.FindBy(property, id)
            : throw HubSpotException.Invalid($"{property} is not a unique property");
        return item is not null && item.ArchivedAt > 0 == archived ? item : throw HubSpotException.NotFound();
    }

    private static IReadOnlyList<string> Asked(HubSpotCall call) => call.QueryList("properties") is { Count: > 0 } asked ? asked : Usual;

    private JsonObject Show(HubSpotCall call, HubSpotObject item)
    {
        var json = item.ToJson(Asked(call).Where(name => store.Properties.Find(item.Type, name) is not null));
        if (call.Version == HubSpotPaths.Latest)
        {
            // A field that nobody announced.
            json["url"] = $"https://app.hubspot.com/contacts/record/0-1/{item.Id}";
        }

        var linked = call.QueryList("associations").Select(HubSpotProperties.TypeOf).ToList();
        if (item.Type != "contacts" && linked.Contains("contacts") && item.Contacts.Count > 0)
        {
            json["associations"] = new JsonObject
            {
                ["contacts"] = new JsonObject
                {
                    ["results"] = new JsonArray([.. item.Contacts.Select(id => (JsonNode)new JsonObject { ["id"] = id.ToString(CultureInfo.InvariantCulture), ["type"] = item.Type[..^1] + "_to_contact" })]),
                },
            };
        }

        return json;
    }

    private HubSpotAnswer List(HubSpotCall call)
    {
        var (type, limit, archived) = (Type(call), call.Limit(10, 100), call.Query("archived") == "true");
        var after = 0L;
        if (call.Query("after") is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw HubSpotException.Invalid("The 'after' property is not a valid page.");
        }

        var found = store.All(type).Values.Where(item => item.Id >= after && item.ArchivedAt > 0 == archived).Take(limit + 1).ToList();
        var answer = new JsonObject { ["results"] = new JsonArray([.. found.Take(limit).Select(item => (JsonNode)Show(call, item))]) };
        if (found.Count > limit)
        {
            var next = found[limit - 1].Id + 1;
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = next.ToString(CultureInfo.InvariantCulture), ["link"] = $"{call.Address}{call.Http.Request.Path.Value![8..]}?limit={limit}&after={next}" } };
        }

        return HubSpotAnswer.Ok(answer);
    }
}
