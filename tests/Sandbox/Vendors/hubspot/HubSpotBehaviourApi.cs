using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about page visits and events of one's own, which only the Enterprise edition has.</summary>
internal sealed class HubSpotBehaviourApi(HubSpotGate gate, HubSpotStore store, HubSpotApp app, LedgerClock clock, WriteLedger ledger, int seed)
{
    private readonly Dictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);
    private readonly List<(long Contact, string Name, string Id, long At, JsonObject Properties)> sent = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether the account is of the Enterprise edition.</summary>
    public bool IsEnterprise { get; set; }

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "definitions", "", "behavioral_events.event_definitions.read_write", call => Paid(() => HubSpotAnswer.Ok(new JsonObject { ["results"] = new JsonArray([.. definitions.Values.Select(item => item.DeepClone())]) })));
        gate.Map(routes, "POST", "definitions", "", "behavioral_events.event_definitions.read_write", call => Paid(() => Define(call)));
        gate.Map(routes, "POST", "send", "", "analytics.behavioral_events.send", call => Paid(() =>
        {
            Send(call, call.Body);
            return HubSpotAnswer.Empty;
        }));
        gate.Map(routes, "POST", "send", "/batch", "analytics.behavioral_events.send", call => Paid(() =>
        {
            call.Inputs(500).ToList().ForEach(input => Send(call, input));
            return HubSpotAnswer.Empty;
        }));
        gate.Map(routes, "GET", "occurrences", "/event-types", "crm.objects.contacts.read", _ => Paid(() => HubSpotAnswer.Ok(new JsonObject { ["eventTypes"] = new JsonArray([.. definitions.Keys.Prepend("e_visited_page").Select(name => (JsonNode)name)]) })));
        gate.Map(routes, "GET", "occurrences", "", "crm.objects.contacts.read", call => Paid(() => Read(call)));
    }

    private HubSpotAnswer Paid(Func<HubSpotAnswer> answer) =>
        IsEnterprise ? answer() : throw HubSpotException.Of(403, "MISSING_SCOPES", "This account does not have access to this API: it needs an Enterprise subscription.");

    private HubSpotAnswer Define(HubSpotCall call)
    {
        var name = call.Body.Text("name") ?? throw HubSpotException.Invalid("Some required fields were not set: [name]");
        var full = $"pe{app.PortalId}_{name}";
        var definition = (JsonObject)call.Body.DeepClone();
        definition["fullyQualifiedName"] = full;
        definition["id"] = Guid.NewGuid().ToString();
        call.TookEffect();
        return definitions.TryAdd(full, definition) ? new HubSpotAnswer(201, definition.DeepClone()) : throw HubSpotException.Of(409, "CONFLICT", $"Event definition {full} already exists");
    }

    private void Send(HubSpotCall call, JsonObject input)
    {
        var name = input.Text("eventName") ?? "";
        if (!definitions.ContainsKey(name))
        {
            throw HubSpotException.Invalid($"No event definition of the name {name} exists");
        }

        var contact = input.Text("objectId") is { } id ? store.Find("contacts", id) : store.FindBy("email", input.Text("email") ?? "");
        var uuid = input.Text("uuid") ?? Guid.NewGuid().ToString();
        if (contact is null || !known.Add(uuid))
        {
            // Whoever is not known, and what was sent before, is passed over in silence.
            return;
        }

        call.TookEffect();
        ledger.Note("events.send", uuid);
        sent.Add((contact.Id, name, uuid, VendorTime.Read(input.Text("occurredAt")) ?? clock.Tick(), (JsonObject)(input.Child("properties") ?? []).DeepClone()));
    }

    private HubSpotAnswer Read(HubSpotCall call)
    {
        if (call.Query("objectType") is not "contact" || store.Find("contacts", call.Query("objectId")) is not { } contact)
        {
            throw HubSpotException.Invalid("objectType=contact and the objectId of a contact are needed.");
        }

        var visits = Enumerable.Range(0, int.Parse(contact.Values.GetValueOrDefault("hs_analytics_num_visits") ?? "0", CultureInfo.InvariantCulture)).Select(number =>
        {
            var draw = SeededRandom.At(seed, contact.Id + number, 69);
            var page = draw.Next(3) switch { 0 => "carte", 1 => "reserver", _ => "bons-cadeaux" };
            return (Contact: contact.Id, Name: "e_visited_page", Id: $"{contact.Id}-{number}", At: contact.Created + (number * 86_400_000L), Properties: new JsonObject { ["hs_url"] = $"https://www.vieuxmoulin.example/{page}", ["hs_title"] = page });
        });
        var (from, to) = (VendorTime.Read(call.Query("occurredAfter")) ?? 0, VendorTime.Read(call.Query("occurredBefore")) ?? long.MaxValue);
        var found = visits.Concat(sent.Where(item => item.Contact == contact.Id)).Where(item => item.At >= from && item.At <= to && (call.Query("eventType") is not { } type || type == item.Name)).OrderByDescending(item => item.At).ToList();
        var (limit, offset) = (call.Limit(100, 100), int.TryParse(call.Query("after"), CultureInfo.InvariantCulture, out var number) ? number : 0);
        var answer = new JsonObject
        {
            ["results"] = new JsonArray([.. found.Skip(offset).Take(limit).Select(item => (JsonNode)new JsonObject
            {
                ["eventType"] = item.Name,
                ["id"] = item.Id,
                ["objectId"] = contact.Id.ToString(CultureInfo.InvariantCulture),
                ["objectType"] = "CONTACT",
                ["occurredAt"] = VendorTime.Utc(item.At),
                ["properties"] = item.Properties.DeepClone(),
            })]),
        };
        if (found.Count > offset + limit)
        {
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = (offset + limit).ToString(CultureInfo.InvariantCulture), ["link"] = $"{call.Address}/events/v3/events?after={offset + limit}" } };
        }

        return HubSpotAnswer.Ok(answer);
    }
}
