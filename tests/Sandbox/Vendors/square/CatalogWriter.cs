using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes whole objects into the catalogue: what is not sent is cleared, and the version must be the stored one.</summary>
internal sealed class CatalogWriter(SquareCatalog catalog, SquareNames names)
{
    private static readonly string[] Types =
    [
        "ITEM", "ITEM_VARIATION", "CATEGORY", "TAX", "DISCOUNT", "MODIFIER_LIST", "MODIFIER", "PRICING_RULE", "PRODUCT_SET", "TIME_PERIOD",
        "MEASUREMENT_UNIT", "IMAGE", "ITEM_OPTION", "ITEM_OPTION_VAL", "CUSTOM_ATTRIBUTE_DEFINITION", "QUICK_AMOUNTS_SETTINGS", "AVAILABILITY_PERIOD",
    ];

    private int made;

    /// <summary>Writes one batch, all or nothing. The caller holds the catalogue's lock.</summary>
    public (List<JsonObject> Written, Dictionary<string, string> Mappings) Write(IReadOnlyList<JsonObject> batch, long at)
    {
        var things = batch.Select(thing => (JsonObject)thing.DeepClone()).ToList();
        var mappings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var thing in things.SelectMany(WithNested))
        {
            Check(thing);
            if (thing.Text("id")!.StartsWith('#'))
            {
                mappings[thing.Text("id")!] = names.Ids.Make(Kinds.Made, made + mappings.Count);
            }
        }

        things.ForEach(thing => Rename(thing, mappings));
        things.ForEach(thing => CheckParent(thing, things));
        made += mappings.Count;
        return (things.ConvertAll(thing => Put(thing, at)), mappings);
    }

    private static IEnumerable<JsonObject> WithNested(JsonObject thing) => SquareCatalog.Nested(thing).Prepend(thing);

    private static SquareException Wrong(string code, string detail, string? field = null) => new(SquareError.Invalid(code, detail, field));

    private void Check(JsonObject thing)
    {
        if (thing.Text("type") is not { } type || !Types.Contains(type, StringComparer.Ordinal))
        {
            throw Wrong("INVALID_ENUM_VALUE", "type is not a type of catalogue object.", "object.type");
        }

        if (thing.Text("id") is not { Length: > 0 } id)
        {
            throw Wrong("MISSING_REQUIRED_PARAMETER", "id is missing.", "object.id");
        }

        if (thing.Child(SquareCatalog.DataOf(type)) is not { } data)
        {
            throw Wrong("MISSING_REQUIRED_PARAMETER", $"{SquareCatalog.DataOf(type)} is missing.", "object." + SquareCatalog.DataOf(type));
        }

        if (type is "ITEM" or "CATEGORY" or "TAX" or "DISCOUNT" && string.IsNullOrEmpty(data.Text("name")))
        {
            throw Wrong("MISSING_REQUIRED_PARAMETER", "name is missing.", "object." + SquareCatalog.DataOf(type) + ".name");
        }

        if (type == "ITEM" && data.Objects("variations").Count == 0)
        {
            throw Wrong("INVALID_VALUE", "An item wants at least one variation.", "object.item_data.variations");
        }

        if (id.StartsWith('#'))
        {
            return;
        }

        // The vendor is reported to answer 400 here, not 404.
        var stored = catalog.Find(id) ?? throw Wrong("BAD_REQUEST", "The object to be changed is not in the catalogue.", "object.id");
        if (stored.Text("type") != type)
        {
            throw Wrong("INVALID_VALUE", "The stored object has another type.", "object.type");
        }

        if (thing.Number("version") != stored.Number("version"))
        {
            throw Wrong("VERSION_MISMATCH", "Object version does not match latest database version.");
        }
    }

    private static void Rename(JsonNode? node, Dictionary<string, string> mappings)
    {
        switch (node)
        {
            case JsonObject thing:
                foreach (var (name, value) in thing.ToList())
                {
                    if (value is JsonValue && thing.Text(name) is { } text && mappings.TryGetValue(text, out var id))
                    {
                        thing[name] = id;
                    }
                    else
                    {
                        Rename(value, mappings);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue value && value.TryGetValue<string>(out var text) && mappings.TryGetValue(text, out var id))
                    {
                        list[i] = id;
                    }
                    else
                    {
                        Rename(list[i], mappings);
                    }
                }

                break;
        }
    }

    private void CheckParent(JsonObject thing, List<JsonObject> batch)
    {
        if (ParentField(thing) is { } field && (Data(thing).Text(field) is not { } parent || (catalog.Find(parent) is null && batch.TrueForAll(other => other.Text("id") != parent))))
        {
            // One report shows a bare failure of the vendor for a variation without its item.
            throw new SquareException(SquareError.Of(500));
        }

        if (thing.Text("type") == "PRICING_RULE" && (Data(thing).Text("discount_id") is not { } discount || (catalog.Find(discount) is null && batch.TrueForAll(other => other.Text("id") != discount))))
        {
            throw Wrong("INVALID_VALUE", "discount_id does not name a discount.", "object.pricing_rule_data.discount_id");
        }
    }

    private static string? ParentField(JsonObject thing) => thing.Text("type") switch { "ITEM_VARIATION" => "item_id", "MODIFIER" => "modifier_list_id", _ => null };

    private static JsonObject Data(JsonObject thing) => thing.Child(SquareCatalog.DataOf(thing.Text("type")!))!;

    private JsonObject Put(JsonObject thing, long at)
    {
        foreach (var part in WithNested(thing))
        {
            part["is_deleted"] = false;
            part["present_at_all_locations"] ??= true;
            SquareCatalog.Stamp(part, at);
        }

        foreach (var variation in thing.Child("item_data").Objects("variations"))
        {
            Data(variation)["item_id"] = thing.Text("id");
        }

        if (ParentField(thing) is not { } field)
        {
            catalog.Put(thing);
            return thing;
        }

        var whole = catalog.Find(Data(thing).Text(field)!)!;
        var list = (JsonArray)Data(whole)[thing.Text("type") == "MODIFIER" ? "modifiers" : "variations"]!;
        var place = list.ToList().FindIndex(nested => (nested as JsonObject).Text("id") == thing.Text("id"));
        if (place >= 0)
        {
            list[place] = thing;
        }
        else
        {
            list.Add((JsonNode)thing);
        }

        SquareCatalog.Stamp(whole, at);
        catalog.Put(whole);
        return thing;
    }
}
