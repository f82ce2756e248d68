using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Makes something happen in the account, as its staff would.</summary>
internal sealed class ZohoEvents(CrmDoors doors, ZohoStore store, ZohoWriter writer, ZohoWatch watch, LedgerClock clock)
{

    /// <summary>Makes it happen; null when it is no such event.</summary>
    public JsonObject? Happen(string type, JsonObject body)
    {
        watch.IsDoubled = body.Flag("twice") ?? false;
        return type switch
        {
            "customer" => Come(body),
            "update" => Update(body),
            "delete" => Leave(body, erases: false),
            "erase" => Leave(body, erases: true),
            "merge" => Merge(body),
            "activity" => Act(body),
            "segment" => Segment(body),
            "tag" => Tag(body),
            "import" => Import(body),
            "touch" => Touch(body),
            "subscribe" => Subscribe(body),
            "drop-field" => Drop(body),
            _ => null,
        };
    }

    private static Dictionary<string, JsonNode?> Fields(JsonObject body) => (body.Child("fields") ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone(), StringComparer.Ordinal);

    private ZohoRecord Contact(JsonObject body, string name = "id") => store.Find(store.Module("Contacts"), body.Text(name)) ?? throw new ArgumentException($"{name} names no contact.");

    private static JsonObject Named(ZohoRecord record) => new() { ["id"] = record.IdText };

    private JsonObject Come(JsonObject body)
    {
        var values = ZohoSeed.Values(doors.Next());
        CrmDoors.Overlay(values, Fields(body));

        var record = store.Create(store.Module("Contacts"), values, clock.Tick());
        writer.Took(null, "insert", record);
        return Named(record);
    }

    private JsonObject Update(JsonObject body)
    {
        var record = body.ContainsKey("id") ? Contact(body) : store.Contacts.First();
        var given = Fields(body);
        store.Update(record, given.Count > 0 ? given : new() { ["Phone"] = doors.Telephone() }, clock.Tick());
        writer.Took(null, "update", record);
        return Named(record);
    }

    private JsonObject Leave(JsonObject body, bool erases)
    {
        var record = Contact(body);
        writer.Delete(null, record);
        if (erases)
        {
            store.Erase(record);
        }

        return Named(record);
    }

    // The one that is kept keeps its id; the other is gone for good.
    private JsonObject Merge(JsonObject body)
    {
        var (primary, other) = CrmDoors.Pair(body, Contact);
        var values = other.Values.Where(pair => !primary.Values.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone(), StringComparer.Ordinal);
        primary.Tags.UnionWith(other.Tags);
        foreach (var module in store.Modules.Values.Where(module => module.Link is not null))
        {
            foreach (var record in module.Living.Where(record => record.Linked(module.Link!) == other.Id))
            {
                record.Values[module.Link!]!["id"] = primary.IdText;
                record.Modified = clock.Tick() / 1000 * 1000;
            }
        }

        writer.Delete(null, other);
        store.Erase(other);
        store.Update(primary, values, clock.Tick());
        writer.Took(null, "update", primary);
        return new JsonObject { ["id"] = primary.IdText, ["gone"] = new JsonArray(other.IdText) };
    }

    private JsonObject Act(JsonObject body)
    {
        var (module, contact, at) = (store.Module(body.Text("kind") ?? "Notes"), Contact(body, "customerId"), clock.Tick());
        var (link, text, time) = (new JsonObject { ["name"] = contact.Title, ["id"] = contact.IdText }, body.Text("text") ?? "Venu sans réserver.", VendorTime.French(at));
        Dictionary<string, JsonNode?> values = module.Name switch
        {
            "Notes" => new() { ["Note_Content"] = text, ["Parent_Id"] = With(link, contact) },
            "Events" => new() { ["Event_Title"] = "Visite", ["Description"] = text, ["Start_DateTime"] = time, ["End_DateTime"] = time, ["Who_Id"] = link },
            "Calls" => new() { ["Subject"] = "Appel", ["Description"] = text, ["Call_Type"] = "Inbound", ["Call_Start_Time"] = time, ["Who_Id"] = link },
            "Tasks" => new() { ["Subject"] = "Rappeler", ["Description"] = text, ["Status"] = "Not Started", ["Who_Id"] = link },
            _ => throw new ArgumentException("kind is Notes, Events, Calls or Tasks."),
        };
        var record = store.Create(module, values, at);
        writer.Took(null, "insert", record);
        return Named(record);
    }

    private static JsonObject With(JsonObject link, ZohoRecord contact)
    {
        link["module"] = new JsonObject { ["api_name"] = "Contacts", ["id"] = contact.Module.Id.ToString(CultureInfo.InvariantCulture) };
        return link;
    }

    private JsonObject Segment(JsonObject body)
    {
        var name = body.Text("name") ?? $"Groupe {store.Tags.All.Count}";
        var id = store.Tags.Find(name) ?? store.Tags.Add(name, null, clock.Tick());
        foreach (var customer in body.Texts("customerIds"))
        {
            Mark(store.Find(store.Module("Contacts"), customer) ?? throw new ArgumentException($"{customer} names no contact."), id, adds: true);
        }

        return new JsonObject { ["id"] = id.ToString(CultureInfo.InvariantCulture) };
    }

    private JsonObject Tag(JsonObject body)
    {
        var record = Contact(body);
        Mark(record, store.Tags.Find(body.Text("name") ?? "") ?? throw new ArgumentException("name names no tag."), body.Flag("value") ?? true);
        return Named(record);
    }

    private void Mark(ZohoRecord record, long tag, bool adds)
    {
        if (adds ? record.Tags.Add(tag) : record.Tags.Remove(tag))
        {
            store.Update(record, [], clock.Tick());
            writer.Took(null, "update", record);
        }
    }

    private JsonObject Import(JsonObject body)
    {
        var (count, at) = (CrmDoors.CountOf(body, 12_000), clock.Tick());
        for (var i = 0; i < count; i++)
        {
            store.Create(store.Module("Contacts"), ZohoSeed.Values(doors.Next()), at);
        }

        return new JsonObject { ["count"] = count, ["at"] = VendorTime.French(at) };
    }

    private JsonObject Touch(JsonObject body)
    {
        var (touched, at) = (store.Contacts.Take(CrmDoors.CountOf(body, int.MaxValue)).ToList(), clock.Tick());
        touched.ForEach(record => store.Update(record, Fields(body), at));
        return new JsonObject { ["count"] = touched.Count, ["at"] = VendorTime.French(at) };
    }

    private JsonObject Subscribe(JsonObject body)
    {
        var id = long.TryParse(body["channelId"]?.ToString(), CultureInfo.InvariantCulture, out var given) ? given : 1000000068001 + watch.All.Count;
        watch.All[id] = new ZohoChannel
        {
            Id = id,
            Url = body.Text("notificationUrl") ?? throw new ArgumentException("notificationUrl is missing."),
            Token = body.Text("signatureKey"),
            Events = body.Texts("eventTypes") is { Count: > 0 } events ? events : ["Contacts.all"],
            ExpiresAt = watch.Expiry(body.Text("expiry")),
            Address = "https://www.zohoapis.eu",
        };
        return new JsonObject { ["channelId"] = id.ToString(CultureInfo.InvariantCulture) };
    }

    private JsonObject Drop(JsonObject body)
    {
        var name = body.Text("name") ?? throw new ArgumentException("name is missing.");
        store.Module("Contacts").Fields.RemoveAll(field => field.Name == name);
        foreach (var record in store.Contacts)
        {
            record.Values.Remove(name);
        }

        return [];
    }
}
