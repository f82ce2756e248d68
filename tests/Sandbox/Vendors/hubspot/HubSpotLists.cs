using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>All lists. Used under the gate's lock only.</summary>
internal sealed class HubSpotLists
{
    private readonly HubSpotStore store;
    private readonly TimeProvider time;

    /// <summary>Makes the lists of the first day.</summary>
    public HubSpotLists(HubSpotStore store, int seed, long end, TimeProvider time)
    {
        this.store = store;
        this.time = time;
        var contacts = store.Contacts.Select(item => item.Id).ToList();
        Add("Tous les clients joignables", "DYNAMIC", end, Rule("email", "ALL_PROPERTY", "IS_KNOWN"));
        Add("Or, plus de 2000 points", "DYNAMIC", end, Rule("loyalty_tier", "ENUMERATION", "IS_ANY_OF", ("values", new JsonArray("gold"))));
        Fill(Add("Lettre du moulin", "MANUAL", end), contacts, seed, 600);
        Fill(Add("Ouverture de la terrasse 2026", "SNAPSHOT", end, Rule("city", "MULTISTRING", "IS_EQUAL_TO", ("values", new JsonArray("Angers")))), contacts, seed, 200);
        Add("Anciens clients Or", "HYBRID", end);
        Add("Fournisseurs", "MANUAL", end, typeId: "0-2");
        for (var i = 0; i < 150; i++)
        {
            Fill(Add($"Soirée {i + 1:D3}", "MANUAL", end), contacts, seed + i, i % 7 == 0 ? 0 : 8);
        }
    }

    /// <summary>Gets the lists by id, deleted ones too.</summary>
    public SortedDictionary<int, HubSpotList> All { get; } = [];

    /// <summary>Gets or sets how long working out a rule takes.</summary>
    public TimeSpan FillDelay { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Makes a list; the name must be new.</summary>
    public HubSpotList Add(string name, string kind, long at, JsonObject? rule = null, string typeId = "0-1")
    {
        var list = new HubSpotList { Id = All.Count + 101, Name = name, Kind = kind, Created = at, Updated = at, Rule = rule, TypeId = typeId };
        All.Add(list.Id, list);
        return list;
    }

    /// <summary>Works out the members of a list made or changed just now, after a while.</summary>
    public void Work(HubSpotList list)
    {
        list.ReadyAt = time.GetUtcNow().ToUnixTimeMilliseconds() + (long)FillDelay.TotalMilliseconds;
        if (list is { Kind: "SNAPSHOT", Rule: { } rule })
        {
            var test = HubSpotListRule.Read(store.Properties, rule);
            foreach (var contact in store.Contacts.Where(test))
            {
                list.Members[contact.Id] = list.Created;
            }
        }
    }

    /// <summary>Says whether the members are worked out.</summary>
    public bool IsReady(HubSpotList list) => time.GetUtcNow().ToUnixTimeMilliseconds() >= list.ReadyAt;

    /// <summary>Gives the members, by contact, with the time each came.</summary>
    public IEnumerable<KeyValuePair<long, long>> Members(HubSpotList list)
    {
        if (!IsReady(list) || list.TypeId != "0-1")
        {
            return [];
        }

        if (list is { Kind: "DYNAMIC", Rule: { } rule })
        {
            var test = HubSpotListRule.Read(store.Properties, rule);
            return store.Contacts.Where(test).Select(contact => KeyValuePair.Create(contact.Id, Math.Max(list.Created, contact.Created)));
        }

        var contacts = store.All("contacts");
        return list.Members.Where(member => contacts.TryGetValue(member.Key, out var contact) && contact.ArchivedAt == 0);
    }

    /// <summary>Moves the memberships of two contacts to the one they became.</summary>
    public void Move(long from, long other, long to)
    {
        foreach (var list in All.Values)
        {
            var (was, wasOther) = (list.Members.Remove(from, out var since), list.Members.Remove(other, out var sinceOther));
            if (was || wasOther)
            {
                list.Members[to] = was ? since : sinceOther;
            }
        }
    }

    /// <summary>Writes a list.</summary>
    public JsonObject ToJson(HubSpotList list, bool withRule)
    {
        var json = new JsonObject
        {
            ["listId"] = list.Id.ToString(CultureInfo.InvariantCulture),
            ["listVersion"] = list.Version,
            ["name"] = list.Name,
            ["objectTypeId"] = list.TypeId,
            ["processingType"] = list.Kind,
            ["processingStatus"] = IsReady(list) ? "COMPLETE" : "PROCESSING",
            ["createdAt"] = VendorTime.Utc(list.Created),
            ["createdById"] = "1",
            ["updatedAt"] = VendorTime.Utc(list.Updated),
            ["updatedById"] = "1",
            ["filtersUpdatedAt"] = VendorTime.Utc(list.Created),
        };
        if (withRule && list.Rule is not null)
        {
            json["filterBranch"] = list.Rule.DeepClone();
        }

        return json;
    }

    private static JsonObject Rule(string property, string kind, string word, (string Name, JsonNode Value)? value = null)
    {
        var operation = new JsonObject { ["operationType"] = kind, ["operator"] = word, ["includeObjectsWithNoValueSet"] = false };
        if (value is { } given)
        {
            operation[given.Name] = given.Value;
        }

        return new JsonObject
        {
            ["filterBranchType"] = "OR",
            ["filterBranchOperator"] = "OR",
            ["filters"] = new JsonArray(),
            ["filterBranches"] = new JsonArray(new JsonObject
            {
                ["filterBranchType"] = "AND",
                ["filterBranchOperator"] = "AND",
                ["filterBranches"] = new JsonArray(),
                ["filters"] = new JsonArray(new JsonObject { ["filterType"] = "PROPERTY", ["property"] = property, ["operation"] = operation }),
            }),
        };
    }

    private static void Fill(HubSpotList list, List<long> contacts, int seed, int perMille)
    {
        foreach (var id in contacts)
        {
            var draw = SeededRandom.At(seed, id, 68);
            if (draw.Chance(perMille))
            {
                list.Members[id] = list.Created - (draw.Next(100_000) * 60_000L);
            }
        }
    }
}
