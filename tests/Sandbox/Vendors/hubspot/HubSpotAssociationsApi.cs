using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about what belongs to whom.</summary>
internal sealed class HubSpotAssociationsApi(HubSpotGate gate, HubSpotStore store, TimeProvider time)
{
    private static readonly Dictionary<string, (int FromContact, int ToContact)> Kinds = new(StringComparer.Ordinal)
    {
        ["notes"] = (201, 202),
        ["meetings"] = (199, 200),
        ["calls"] = (193, 194),
        ["emails"] = (197, 198),
        ["tasks"] = (203, 204),
        ["communications"] = (82, 81),
        ["deals"] = (4, 3),
        ["orders"] = (508, 507),
    };

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "associations", "/{from}/{to}/batch/read", "crm.objects.contacts.read", call => Batch(call, 1000, (from, to, input) =>
        {
            var links = Links(from, to, input.Text("id"));
            return links.Count == 0 ? null : new JsonObject { ["from"] = new JsonObject { ["id"] = input.Text("id") }, ["to"] = new JsonArray([.. links]) };
        }, 200));
        foreach (var rest in (string[])["/{from}/{to}/batch/create", "/{from}/{to}/batch/associate/default"])
        {
            gate.Map(routes, "POST", "associations", rest, "crm.objects.contacts.write", call => Batch(call, 2000, (from, to, input) => Link(call, from, to, input), 201));
        }

        gate.Map(routes, "GET", "one-association", "/{from}/{id}/associations/{to}", "crm.objects.contacts.read", call =>
        {
            var (from, to) = (HubSpotProperties.TypeOf(call.Route("from")), HubSpotProperties.TypeOf(call.Route("to")));
            return store.Find(from, call.Route("id")) is null ? throw HubSpotException.NotFound() : HubSpotAnswer.Ok(new JsonObject { ["results"] = new JsonArray([.. Links(from, to, call.Route("id"))]) });
        });
    }

    private List<JsonNode> Links(string from, string to, string? id)
    {
        if (store.Find(from, id) is not { } item || (from == "contacts") == (to == "contacts"))
        {
            return [];
        }

        return from == "contacts"
            ? [.. store.All(to).Values.Where(other => other.ArchivedAt == 0 && other.Contacts.Contains(item.Id)).Select(other => To(other.Id, Kinds[to].FromContact))]
            : [.. item.Contacts.Select(contact => To(contact, Kinds[from].ToContact))];
    }

    private static JsonObject To(long id, int kind) => new JsonObject
    {
        ["toObjectId"] = id,
        ["associationTypes"] = new JsonArray(new JsonObject { ["category"] = "HUBSPOT_DEFINED", ["typeId"] = kind, ["label"] = null }),
    };

    private JsonObject Link(HubSpotCall call, string from, string to, JsonObject input)
    {
        var (one, other) = (store.Find(from, input.Child("from").Text("id")), store.Find(to, input.Child("to").Text("id")));
        if (one is null || other is null || (from == "contacts") == (to == "contacts"))
        {
            throw HubSpotException.NotFound("One of the records to associate does not exist.");
        }

        var (contact, thing) = from == "contacts" ? (one, other) : (other, one);
        if (!thing.Contacts.Contains(contact.Id))
        {
            thing.Contacts.Add(contact.Id);
        }

        call.TookEffect();
        return new JsonObject { ["fromObjectTypeId"] = from, ["fromObjectId"] = one.Id, ["toObjectTypeId"] = to, ["toObjectId"] = other.Id, ["labels"] = new JsonArray() };
    }

    private HubSpotAnswer Batch(HubSpotCall call, int most, Func<string, string, JsonObject, JsonObject?> each, int status)
    {
        var (from, to, started) = (HubSpotProperties.TypeOf(call.Route("from")), HubSpotProperties.TypeOf(call.Route("to")), time.GetUtcNow().ToUnixTimeMilliseconds());
        var (results, errors) = (new JsonArray(), new JsonArray());
        foreach (var input in call.Inputs(most))
        {
            if (each(from, to, input) is { } result)
            {
                results.Add((JsonNode)result);
            }
            else
            {
                errors.Add((JsonNode)new JsonObject
                {
                    ["status"] = "error",
                    ["category"] = "OBJECT_NOT_FOUND",
                    ["subCategory"] = "crm.associations.NO_ASSOCIATIONS_FOUND",
                    ["message"] = $"No {to} is associated with {from} {input.Text("id")}.",
                    ["context"] = new JsonObject { ["fromObjectId"] = new JsonArray(input.Text("id")) },
                });
            }
        }

        var answer = new JsonObject { ["status"] = "COMPLETE", ["results"] = results, ["startedAt"] = VendorTime.Utc(started), ["completedAt"] = VendorTime.Utc(time.GetUtcNow().ToUnixTimeMilliseconds()) };
        if (errors.Count > 0)
        {
            answer["numErrors"] = errors.Count;
            answer["errors"] = errors;
        }

        return new HubSpotAnswer(errors.Count > 0 ? 207 : status, answer);
    }
}
