using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Carries out writes of records: checks, effects, notices.</summary>
internal sealed class ZohoWriter(ZohoStore store, LedgerClock clock, WriteLedger ledger, ZohoWatch watch)
{
    /// <summary>Gets the store.</summary>
    public ZohoStore Store => store;

    /// <summary>Gets how many writes let the account's workflows run, because they did not say trigger.</summary>
    public int Workflows { get; private set; }

    /// <summary>Makes a record.</summary>
    public ZohoRecord Create(ZohoCall call, ZohoModule module, JsonObject input, int place)
    {
        var values = Read(module, input, place, null);
        if (module.Fields.Find(field => field.IsMandatory && values.GetValueOrDefault(field.Name) is null) is { } missing)
        {
            throw new ZohoException(400, "MANDATORY_NOT_FOUND", "required field not found", new JsonObject { ["api_name"] = missing.Name, ["json_path"] = $"$.data[{place}].{missing.Name}" });
        }

        var record = store.Create(module, values, clock.Tick());
        Took(call, "insert", record);
        return record;
    }

    /// <summary>Changes a record, if nobody else did since the time the call names.</summary>
    public void Update(ZohoCall call, ZohoRecord record, JsonObject input, int place)
    {
        if (call.Instant("If-Unmodified-Since") is { } since && record.Modified > since)
        {
            throw new ZohoException(412, "ALREADY_MODIFIED", "Record updated time has already passed if-unmodified-since time");
        }

        store.Update(record, Read(record.Module, input, place, record), clock.Tick());
        Took(call, "update", record);
    }

    /// <summary>Puts a record in the recycle bin.</summary>
    public void Delete(ZohoCall? call, ZohoRecord record)
    {
        store.Delete(record, clock.Tick());
        Took(call, "delete", record);
    }

    /// <summary>Takes a record out of the recycle bin for good.</summary>
    public void Erase(ZohoCall? call, ZohoRecord record)
    {
        store.Erase(record);
        call?.TookEffect();
        ledger.Note($"{record.Module.Name}.erase", record.IdText);
    }

    /// <summary>Tells of a change, and counts it when a call made it.</summary>
    public void Took(ZohoCall? call, string operation, ZohoRecord record)
    {
        watch.Tell(record.Module.Name, operation, [record.IdText]);
        if (call is null)
        {
            return;
        }

        call.TookEffect();
        Workflows += call.Json is JsonObject body && body.ContainsKey("trigger") ? 0 : 1;
        ledger.Note($"{record.Module.Name}.{operation}", record.Module.Name == "Contacts"
            ? record.Text("External_Customer_ID") ?? record.Text("Email") ?? record.IdText
            : $"{record.Linked(record.Module.Link ?? "")} {record.Title} {record.Text("Note_Content") ?? record.Text("Description")}");
    }

    private static string? Expected(ZohoField field, JsonNode value)
    {
        var (kind, text) = (value.GetValueKind(), value is JsonValue one && one.TryGetValue<string>(out var given) ? given : null);
        return field.Kind switch
        {
            "integer" or "bigint" when kind != JsonValueKind.Number || !long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "integer",
            "double" or "currency" when kind != JsonValueKind.Number => "double",
            "boolean" when kind is not (JsonValueKind.True or JsonValueKind.False) => "boolean",
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "date",
            "datetime" when text is null || text.Contains('.', StringComparison.Ordinal) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) => "datetime",
            "email" when text?.Split('@') is not [{ Length: > 0 }, { Length: > 2 }] => "email",
            "lookup" when value is not JsonObject && text is null => "lookup",
            "multiselectpicklist" when value is not JsonArray => "jsonarray",
            "text" or "textarea" or "phone" or "picklist" when text is null => "text",
            "text" or "picklist" when text!.Length > 255 => "text",
            _ => null,
        };
    }

    // What is no field of the module, and what may not be written, is passed over without a word.
    private Dictionary<string, JsonNode?> Read(ZohoModule module, JsonObject input, int place, ZohoRecord? record)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in input)
        {
            if (module.Find(name) is not { IsReadOnly: false } field || name == "id")
            {
                continue;
            }

            if (value is null)
            {
                values[name] = null;
                continue;
            }

            if (Expected(field, value) is { } kind)
            {
                throw new ZohoException(400, "INVALID_DATA", "invalid data", new JsonObject { ["expected_data_type"] = kind, ["api_name"] = name, ["json_path"] = $"$.data[{place}].{name}" });
            }

            values[name] = field.Kind == "lookup" ? LinkTo(module, name, value, place)
                : field.Kind == "datetime" ? VendorTime.French(VendorTime.Read(value.GetValue<string>())!.Value)
                : field.Kind == "multiselectpicklist" && record is not null && input.Child("$append_values").Flag(name) == true ? Appended(record, name, (JsonArray)value)
                : value.DeepClone();
            if (module.Name == "Contacts" && store.IsKey(name) && field.IsUnique && values[name]?.ToString() is { Length: > 0 } key && store.FindBy(name, key) is { } other && other != record)
            {
                throw new ZohoException(400, "DUPLICATE_DATA", "duplicate data", new JsonObject { ["api_name"] = name, ["json_path"] = $"$.data[{place}].{name}", ["id"] = other.IdText });
            }
        }

        return values;
    }

    private static JsonArray Appended(ZohoRecord record, string name, JsonArray more) =>
        [.. (record.Values.GetValueOrDefault(name) as JsonArray ?? []).Concat(more).Select(item => item!.ToString()).Distinct(StringComparer.Ordinal).Select(text => (JsonNode)text)];

    private JsonObject LinkTo(ZohoModule module, string name, JsonNode value, int place)
    {
        var id = value is JsonObject link ? link["id"]?.ToString() : value.ToString();
        if (name != module.Link)
        {
            return value is JsonObject given ? (JsonObject)given.DeepClone() : new JsonObject { ["name"] = id, ["id"] = id };
        }

        var contact = store.Find(store.Module("Contacts"), id) ?? throw new ZohoException(400, "INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["api_name"] = name, ["json_path"] = $"$.data[{place}].{name}" });
        var written = new JsonObject { ["name"] = contact.Title, ["id"] = contact.IdText };
        if (name == "Parent_Id")
        {
            written["module"] = new JsonObject { ["api_name"] = "Contacts", ["id"] = contact.Module.Id.ToString(CultureInfo.InvariantCulture) };
        }

        return written;
    }
}
