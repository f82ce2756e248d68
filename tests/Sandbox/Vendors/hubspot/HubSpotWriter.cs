using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>Carries out writes of records: checks, effects, events.</summary>
internal sealed class HubSpotWriter(HubSpotStore store, LedgerClock clock, WriteLedger ledger, HubSpotWebhooks webhooks)
{
    /// <summary>Gets the store.</summary>
    public HubSpotStore Store => store;

    /// <summary>Reads the properties of an input.</summary>
    public static Dictionary<string, string> Read(JsonObject input)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in input.Child("properties") ?? [])
        {
            values[name] = value?.GetValueKind() switch
            {
                null or JsonValueKind.Null => "",
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
                _ => throw HubSpotException.Invalid($"Invalid input JSON: the value of {name} is no text"),
            };
        }

        return values;
    }

    /// <summary>Makes a record.</summary>
    public HubSpotObject Create(HubSpotCall call, string type, JsonObject input, string? key = null)
    {
        var values = Read(input);
        Check(type, values, null);
        if (type == "contacts" && !values.Any(pair => pair.Key is "email" or "firstname" or "lastname" && pair.Value.Length > 0) && key is null)
        {
            throw HubSpotException.Invalid("At least one of email, firstname or lastname must be set.");
        }

        if (type is "notes" or "meetings" or "calls" or "emails" or "tasks" or "communications" && !values.ContainsKey("hs_timestamp"))
        {
            throw HubSpotException.Invalid("Error creating engagement. Some required properties were not set.", "REQUIRED_PROPERTY_MISSING", "hs_timestamp");
        }

        if (type == "contacts" && call.Version == HubSpotPaths.Latest && store.Properties.Required.FirstOrDefault(name => values.GetValueOrDefault(name) is null or "") is { } missing)
        {
            throw HubSpotException.Invalid($"Error creating CONTACT. Some required properties were not set: {missing}", "REQUIRED_PROPERTY_MISSING", missing);
        }

        var contacts = input.Objects("associations").Select(link => link.Child("to")?["id"]?.ToString()).Select(id =>
            store.Find("contacts", id) ?? throw HubSpotException.Invalid($"No contact with ID {id} exists")).ToList();
        var item = store.Create(type, values, clock.Tick());
        item.Contacts.AddRange(contacts.Select(contact => contact.Id));
        Took(call, "create", item);
        webhooks.Made(item, "INTEGRATION");
        return item;
    }

    /// <summary>Changes a record.</summary>
    public void Update(HubSpotCall call, HubSpotObject item, JsonObject input)
    {
        var values = Read(input);
        Check(item.Type, values, item);
        var changed = store.Update(item, values, clock.Tick());
        Took(call, "update", item);
        webhooks.Changed(item, changed, "INTEGRATION");
    }

    /// <summary>Archives a record.</summary>
    public void Archive(HubSpotCall? call, HubSpotObject item)
    {
        store.Archive(item, clock.Tick());
        Took(call, "archive", item);
        webhooks.Gone(item, "contact.deletion");
    }

    /// <summary>Erases a contact for good.</summary>
    public void Erase(HubSpotCall? call, HubSpotObject item)
    {
        Took(call, "erase", item);
        store.Erase(item);
        webhooks.Gone(item, "contact.privacyDeletion");
        webhooks.Gone(item, "contact.deletion");
    }

    /// <summary>Makes one contact of two.</summary>
    public HubSpotObject Merge(HubSpotCall? call, HubSpotObject primary, HubSpotObject other)
    {
        var survivor = store.Merge(primary, other, clock.Tick());
        Took(call, "merge", survivor);
        webhooks.Merged(primary.Id, other.Id, survivor);
        return survivor;
    }

    private void Took(HubSpotCall? call, string operation, HubSpotObject item)
    {
        if (call is null)
        {
            return;
        }

        call.TookEffect();
        var body = item.Values.FirstOrDefault(pair => pair.Key.EndsWith("_body", StringComparison.Ordinal)).Value;
        ledger.Note($"{item.Type}.{operation}", item.Type == "contacts"
            ? item.Values.GetValueOrDefault("external_customer_id") ?? item.Values.GetValueOrDefault("email") ?? item.Id.ToString(CultureInfo.InvariantCulture)
            : $"{string.Join(',', item.Contacts)} {item.Values.GetValueOrDefault("hs_timestamp")} {body}");
    }

    private void Check(string type, Dictionary<string, string> values, HubSpotObject? item)
    {
        var wrong = values.Select(pair => (pair.Key, Problem: store.Properties.Check(type, pair.Key, pair.Value))).Where(pair => pair.Problem is not null).ToList();
        if (wrong.Count > 0)
        {
            var list = new JsonArray([.. wrong.Select(pair => (JsonNode)new JsonObject { ["isValid"] = false, ["message"] = pair.Problem!.Value.Message, ["error"] = pair.Problem.Value.Code, ["name"] = pair.Key })]);
            throw HubSpotException.Of(400, "VALIDATION_ERROR", $"Property values were not valid: {list.ToJsonString()}", [.. wrong.Select(pair => new JsonObject
            {
                ["message"] = pair.Problem!.Value.Message,
                ["code"] = pair.Problem.Value.Code,
                ["context"] = new JsonObject { ["propertyName"] = new JsonArray(pair.Key) },
            })]);
        }

        foreach (var (name, value) in type == "contacts" ? values.Where(pair => pair.Value.Length > 0 && store.IsUnique(pair.Key)) : [])
        {
            if (store.FindBy(name, value) is { } other && other != item)
            {
                throw name == "email"
                    ? HubSpotException.Of(409, "CONFLICT", $"Contact already exists. Existing ID: {other.Id}")
                    : HubSpotException.Of(400, "VALIDATION_ERROR", $"{other.Id} already has that value. propertyName={name}", new JsonObject { ["message"] = $"{other.Id} already has that value.", ["code"] = "CONFLICTING_UNIQUE_VALUE", ["context"] = new JsonObject { ["propertyName"] = new JsonArray(name) } });
            }
        }
    }
}
