using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>Makes something happen in the account, as its staff would.</summary>
internal sealed class HubSpotEvents(CrmDoors doors, HubSpotStore store, HubSpotWriter writer, HubSpotLists lists, HubSpotWebhooks webhooks, HubSpotApp app, LedgerClock clock)
{
    private static readonly string[] Watched = ["email", "firstname", "lastname", "phone", "external_customer_id", "loyalty_points", "loyalty_tier"];

    /// <summary>Makes it happen; null when it is no such event.</summary>
    public JsonObject? Happen(string type, JsonObject body)
    {
        var answer = type switch
        {
            "customer" => Come(body),
            "update" => Update(body),
            "archive" => Leave(body, item => writer.Archive(null, item)),
            "erase" => Leave(body, item => writer.Erase(null, item)),
            "merge" => Merge(body),
            "activity" => Act(body),
            "segment" => Segment(body),
            "import" => Import(body),
            "touch" => Touch(body),
            "subscribe" => Subscribe(body),
            "drop-property" => Drop(body),
            "require-property" => Require(body),
            _ => null,
        };
        webhooks.Flush(body.Flag("twice") ?? false);
        return answer;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Properties(JsonObject body) => HubSpotWriter.Read(body);

    private HubSpotObject Contact(JsonObject body, string name = "id") =>
        store.Find("contacts", body.Text(name)) is { ArchivedAt: 0 } item ? item : throw new ArgumentException($"{name} names no contact.");

    private JsonObject Come(JsonObject body)
    {
        var values = HubSpotSeed.Values(doors.Next());
        CrmDoors.Overlay(values, Properties(body));

        var item = store.Create("contacts", values, clock.Tick());
        webhooks.Made(item, "CRM_UI");
        return new JsonObject { ["id"] = Text(item.Id) };
    }

    private JsonObject Update(JsonObject body)
    {
        var item = body.ContainsKey("id") ? Contact(body) : store.Contacts.First();
        var given = Properties(body);
        var changed = store.Update(item, given.Count > 0 ? given : new() { ["phone"] = doors.Telephone() }, clock.Tick());
        webhooks.Changed(item, changed, "CRM_UI");
        return new JsonObject { ["id"] = Text(item.Id) };
    }

    private JsonObject Leave(JsonObject body, Action<HubSpotObject> leave)
    {
        var item = Contact(body);
        leave(item);
        return new JsonObject { ["id"] = Text(item.Id) };
    }

    private JsonObject Merge(JsonObject body)
    {
        var (primary, other) = CrmDoors.Pair(body, Contact);
        var survivor = writer.Merge(null, primary, other);
        return new JsonObject { ["id"] = Text(survivor.Id), ["gone"] = new JsonArray(Text(primary.Id), Text(other.Id)) };
    }

    private JsonObject Act(JsonObject body)
    {
        var kind = HubSpotProperties.TypeOf(body.Text("kind") ?? "notes");
        var at = clock.Tick();
        var name = kind switch { "emails" => "hs_email_text", _ => $"hs_{kind[..^1]}_body" };
        var item = store.Create(kind, new Dictionary<string, string> { ["hs_timestamp"] = VendorTime.Utc(at), [name] = body.Text("text") ?? "Venu sans réserver." }, at);
        item.Contacts.Add(Contact(body, "customerId").Id);
        return new JsonObject { ["id"] = Text(item.Id) };
    }

    private JsonObject Segment(JsonObject body)
    {
        var list = lists.Add(body.Text("name") ?? $"Groupe {lists.All.Count}", body.Text("kind") ?? "MANUAL", clock.Tick(), (JsonObject?)body.Child("filterBranch")?.DeepClone());
        foreach (var id in body.Texts("customerIds"))
        {
            list.Members[store.Find("contacts", id)?.Id ?? throw new ArgumentException($"{id} names no contact.")] = list.Created;
        }

        return new JsonObject { ["id"] = Text(list.Id) };
    }

    // All share one time of change, as after an import: more of them than a search will page through.
    private JsonObject Import(JsonObject body)
    {
        var (count, at) = (CrmDoors.CountOf(body, 12_000), clock.Tick());
        webhooks.IsMuted = body.Flag("notify") != true;
        var ids = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var item = store.Create("contacts", HubSpotSeed.Values(doors.Next()), at);
            webhooks.Made(item, "IMPORT");
            if (i == 0 || i == count - 1)
            {
                ids.Add(Text(item.Id));
            }
        }

        webhooks.Flush();
        webhooks.IsMuted = false;
        return new JsonObject { ["count"] = count, ["firstAndLast"] = ids, ["at"] = VendorTime.Utc(at) };
    }

    private JsonObject Touch(JsonObject body)
    {
        var (count, at) = (CrmDoors.CountOf(body, int.MaxValue), clock.Tick());
        var touched = store.Contacts.Take(count).ToList();
        touched.ForEach(item => store.Update(item, Properties(body), at));
        return new JsonObject { ["count"] = touched.Count, ["at"] = VendorTime.Utc(at) };
    }

    private JsonObject Subscribe(JsonObject body)
    {
        webhooks.Target = body.Text("notificationUrl") ?? throw new ArgumentException("notificationUrl is missing.");
        app.Secret = body.Text("signatureKey") ?? app.Secret;
        webhooks.Legacy = body.Text("signatureVersion") ?? "v1";
        var types = body.Texts("eventTypes") is { Count: > 0 } given ? given : ["contact.creation", "contact.propertyChange", "contact.deletion", "contact.merge", "contact.privacyDeletion"];
        foreach (var type in types)
        {
            foreach (var property in type.EndsWith("propertyChange", StringComparison.Ordinal) ? Watched : (string?[])[null])
            {
                if (!webhooks.All.Exists(known => known.Type == type && known.Property == property))
                {
                    webhooks.Add(type, property, isActive: true);
                }
            }
        }

        return new JsonObject { ["subscriptions"] = webhooks.All.Count };
    }

    private JsonObject Drop(JsonObject body)
    {
        store.Drop(body.Text("name") ?? throw new ArgumentException("name is missing."));
        return [];
    }

    private JsonObject Require(JsonObject body)
    {
        store.Properties.Required.Add(body.Text("name") ?? throw new ArgumentException("name is missing."));
        return [];
    }
}
