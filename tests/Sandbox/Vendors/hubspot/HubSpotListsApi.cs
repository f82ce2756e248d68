using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about lists.</summary>
internal sealed class HubSpotListsApi(HubSpotGate gate, HubSpotLists lists, HubSpotStore store, LedgerClock clock, WriteLedger ledger)
{
    private const string Reads = "crm.lists.read";
    private const string Writes = "crm.lists.write";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "lists", "", Writes, Create);
        gate.Map(routes, "GET", "lists", "", Reads, call => HubSpotAnswer.Ok(new JsonObject
        {
            ["lists"] = new JsonArray([.. call.QueryList("listIds").Select(id => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? lists.All.GetValueOrDefault(number) : null).OfType<HubSpotList>().Where(list => list.DeletedAt == 0).Select(list => (JsonNode)lists.ToJson(list, call.Query("includeFilters") == "true"))]),
        }));
        gate.Map(routes, "POST", "lists", "/search", Reads, Search);
        gate.Map(routes, "GET", "lists", "/{listId}", Reads, call => HubSpotAnswer.Ok(new JsonObject { ["list"] = lists.ToJson(Find(lists, call), call.Query("includeFilters") == "true") }));
        gate.Map(routes, "DELETE", "lists", "/{listId}", Writes, call => Change(call, list => list.DeletedAt = clock.Tick()));
        gate.Map(routes, "PUT", "lists", "/{listId}/restore", Writes, call =>
        {
            var list = Find(lists, call, deletedToo: true);
            list.DeletedAt = 0;
            call.TookEffect();
            return HubSpotAnswer.Empty;
        });
        gate.Map(routes, "PUT", "lists", "/{listId}/update-list-name", Writes, call =>
        {
            var name = call.Query("listName") ?? throw HubSpotException.Invalid("listName is missing");
            var list = Find(lists, call);
            Unused(name, list);
            Change(call, item => item.Name = name);
            return HubSpotAnswer.Ok(new JsonObject { ["updatedList"] = lists.ToJson(list, false) });
        });
        gate.Map(routes, "PUT", "lists", "/{listId}/update-list-filters", Writes, call =>
        {
            var list = Find(lists, call);
            if (list.Kind != "DYNAMIC")
            {
                throw HubSpotException.Invalid("Only the filters of a DYNAMIC list can be changed.");
            }

            HubSpotListRule.Read(store.Properties, call.Body.Child("filterBranch"));
            Change(call, item => item.Rule = (JsonObject)call.Body.Child("filterBranch")!.DeepClone());
            lists.Work(list);
            return HubSpotAnswer.Ok(new JsonObject { ["updatedList"] = lists.ToJson(list, true) });
        });
    }

    /// <summary>Finds the list named in the path, or refuses.</summary>
    public static HubSpotList Find(HubSpotLists lists, HubSpotCall call, bool deletedToo = false) =>
        int.TryParse(call.Route("listId"), CultureInfo.InvariantCulture, out var id) && lists.All.TryGetValue(id, out var list) && (deletedToo || list.DeletedAt == 0)
            ? list
            : throw HubSpotException.NotFound($"List does not exist with ID {call.Route("listId")}.");

    private HubSpotAnswer Change(HubSpotCall call, Action<HubSpotList> change)
    {
        var list = Find(lists, call);
        change(list);
        (list.Updated, list.Version) = (clock.Tick(), list.Version + 1);
        call.TookEffect();
        return HubSpotAnswer.Empty;
    }

    private void Unused(string name, HubSpotList? but)
    {
        if (lists.All.Values.Any(list => list != but && list.DeletedAt == 0 && string.Equals(list.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw HubSpotException.Invalid($"List name '{name}' is not unique within the portal.", "DUPLICATE_LIST_NAME");
        }
    }

    private HubSpotAnswer Create(HubSpotCall call)
    {
        var (body, kind) = (call.Body, call.Body.Text("processingType"));
        var name = body.Text("name") is { Length: > 0 } given ? given : throw HubSpotException.Invalid("Some required fields were not set: [name]");
        if (kind is not ("MANUAL" or "DYNAMIC" or "SNAPSHOT") || body.Text("objectTypeId") is not "0-1")
        {
            throw HubSpotException.Invalid("processingType must be MANUAL, DYNAMIC or SNAPSHOT, and objectTypeId 0-1.");
        }

        Unused(name, null);
        var rule = body.Child("filterBranch");
        if (kind != "MANUAL")
        {
            HubSpotListRule.Read(store.Properties, rule);
        }

        var list = lists.Add(name, kind, clock.Tick(), (JsonObject?)rule?.DeepClone());
        if (kind != "MANUAL")
        {
            lists.Work(list);
        }

        call.TookEffect();
        ledger.Note("lists.create", name);
        return HubSpotAnswer.Ok(new JsonObject { ["list"] = lists.ToJson(list, true) });
    }

    private HubSpotAnswer Search(HubSpotCall call)
    {
        var body = call.Body;
        var (offset, count) = ((int)(body.Number("offset") ?? 0), (int)(body.Number("count") ?? 20));
        if (count is < 1 or > 500)
        {
            throw HubSpotException.Invalid($"Invalid count {count}: it must be between 1 and 500");
        }

        var (kinds, ids, extra) = (body.Texts("processingTypes"), body.Texts("listIds"), body.Texts("additionalProperties"));
        var found = lists.All.Values.Where(list => list.DeletedAt == 0
            && list.Name.Contains(body.Text("query") ?? "", StringComparison.OrdinalIgnoreCase)
            && (kinds.Count == 0 || kinds.Contains(list.Kind, StringComparer.Ordinal))
            && (ids.Count == 0 || ids.Contains(list.Id.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal))
            && (body.Text("objectTypeId") is not { } type || type == list.TypeId)).ToList();
        var shown = found.Skip(offset).Take(count).Select(list =>
        {
            var json = lists.ToJson(list, false);
            json["additionalProperties"] = new JsonObject([.. extra.Select(name => KeyValuePair.Create<string, JsonNode?>(name, name switch
            {
                "hs_list_size" => lists.Members(list).Count().ToString(CultureInfo.InvariantCulture),
                "hs_list_reference_count" => "0",
                _ => null,
            }))]);
            return (JsonNode)json;
        }).ToArray();
        return HubSpotAnswer.Ok(new JsonObject { ["hasMore"] = offset + shown.Length < found.Count, ["lists"] = new JsonArray(shown), ["offset"] = offset + shown.Length, ["total"] = found.Count });
    }
}
