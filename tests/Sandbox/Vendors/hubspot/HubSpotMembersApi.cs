using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about the members of lists.</summary>
internal sealed class HubSpotMembersApi(HubSpotGate gate, HubSpotLists lists, HubSpotStore store, LedgerClock clock, WriteLedger ledger)
{
    private readonly Dictionary<string, long> cursors = new(StringComparer.Ordinal);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "lists", "/{listId}/memberships", "crm.lists.read", Read);
        gate.Map(routes, "PUT", "lists", "/{listId}/memberships/add", "crm.lists.write", call => Change(call, Ids(call.Json), []));
        gate.Map(routes, "PUT", "lists", "/{listId}/memberships/remove", "crm.lists.write", call => Change(call, [], Ids(call.Json)));
        gate.Map(routes, "PUT", "lists", "/{listId}/memberships/add-and-remove", "crm.lists.write", call => Change(call, Ids(call.Body["recordIdsToAdd"]), Ids(call.Body["recordIdsToRemove"])));
        gate.Map(routes, "DELETE", "lists", "/{listId}/memberships", "crm.lists.write", call =>
        {
            Editable(call).Members.Clear();
            call.TookEffect();
            return HubSpotAnswer.Empty;
        });
        gate.Map(routes, "GET", "lists", "/records/{typeId}/{recordId}/memberships", "crm.lists.read", call =>
        {
            var contact = store.Find("contacts", call.Route("recordId")) ?? throw HubSpotException.NotFound();
            return HubSpotAnswer.Ok(new JsonObject
            {
                ["results"] = new JsonArray([.. lists.All.Values.Where(list => list.DeletedAt == 0).SelectMany(list => lists.Members(list).Where(member => member.Key == contact.Id).Select(member => (JsonNode)new JsonObject
                {
                    ["listId"] = list.Id.ToString(CultureInfo.InvariantCulture),
                    ["listVersion"] = list.Version,
                    ["firstAddedTimestamp"] = VendorTime.Utc(member.Value),
                    ["lastAddedTimestamp"] = VendorTime.Utc(member.Value),
                }))]),
            });
        });
    }

    /// <summary>Lets the page tokens given so far die.</summary>
    public void ExpireCursors() => cursors.Clear();

    private static IReadOnlyList<string> Ids(JsonNode? node) => node is JsonArray array ? [.. array.Select(item => item?.ToString() ?? "")] : throw HubSpotException.Invalid("A list of record ids is missing.");

    private HubSpotList Editable(HubSpotCall call)
    {
        var list = HubSpotListsApi.Find(lists, call);
        return list.IsEditable ? list : throw HubSpotException.Invalid($"Memberships of list {list.Id} cannot be changed: its processing type is {list.Kind}.", "UNSUPPORTED_PROCESSING_TYPE");
    }

    private HubSpotAnswer Change(HubSpotCall call, IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        var (list, at) = (Editable(call), clock.Tick());
        var (added, removed, missing) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var id in add)
        {
            if (store.Find("contacts", id) is not { ArchivedAt: 0 } contact)
            {
                missing.Add(id);
            }
            else if (list.Members.TryAdd(contact.Id, at))
            {
                added.Add(contact.Id.ToString(CultureInfo.InvariantCulture));
                ledger.Note($"lists.{list.Id}.add", id);
            }
        }

        foreach (var id in remove)
        {
            if (long.TryParse(id, CultureInfo.InvariantCulture, out var number) && list.Members.Remove(number))
            {
                removed.Add(id);
                ledger.Note($"lists.{list.Id}.remove", id);
            }
        }

        list.Updated = at;
        call.TookEffect();
        return HubSpotAnswer.Ok(new JsonObject { ["recordsIdsAdded"] = added, ["recordIdsRemoved"] = removed, ["recordIdsMissing"] = missing });
    }

    private HubSpotAnswer Read(HubSpotCall call)
    {
        var (list, limit, last) = (HubSpotListsApi.Find(lists, call), call.Limit(100, 250), 0L);
        if (call.Query("after") is { } after && !cursors.TryGetValue($"{list.Id} {after}", out last))
        {
            throw HubSpotException.Invalid("The 'after' property is not a valid page.", "INVALID_PAGE");
        }

        var all = lists.Members(list).ToList();
        var page = all.Where(member => member.Key > last).Take(limit + 1).ToList();
        var answer = new JsonObject
        {
            ["results"] = new JsonArray([.. page.Take(limit).Select(member => (JsonNode)new JsonObject { ["recordId"] = member.Key.ToString(CultureInfo.InvariantCulture), ["membershipTimestamp"] = VendorTime.Utc(member.Value) })]),
            ["total"] = all.Count,
        };
        if (page.Count > limit)
        {
            var token = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(page[limit - 1].Key.ToString(CultureInfo.InvariantCulture)));
            cursors[$"{list.Id} {token}"] = page[limit - 1].Key;
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = token, ["link"] = $"{call.Address}/crm/v3/lists/{list.Id}/memberships?after={token}" } };
        }

        return HubSpotAnswer.Ok(answer);
    }
}
