using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Zoho;

/// <summary>What stands in the vendor's files and is not so, each with its reason. What is left is the structure: addresses, statuses, names, types, nesting.</summary>
internal static class ZohoCorrections
{
    /// <summary>Takes it out.</summary>
    public static void Apply(JsonObject whole)
    {
        Each(whole, node =>
        {
            // Lists of words, lengths and patterns are made of the examples that the files were drawn from.
            foreach (var name in new[] { "enum", "maxItems", "minItems", "maxLength", "pattern" })
            {
                if (node[name] is JsonArray or JsonValue)
                {
                    node.Remove(name);
                }
            }

            // What the one example had is called required, also in what is sent: a new tag would need its id and its maker.
            if (node["required"] is JsonArray)
            {
                node.Remove("required");
            }

            // The published answers have null where the files know only the type of the value.
            if (node["type"] is JsonValue && node["in"] is null)
            {
                node["nullable"] = true;
            }

            // The forms of one answer overlap, so that a right one fits several.
            if (node["oneOf"] is JsonArray forms)
            {
                node.Remove("oneOf");
                node["anyOf"] = forms.DeepClone();
            }
        });

        // The files ask for a bearer token. The vendor's own word before the token is another, which the proxy does not know.
        foreach (var operation in whole["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value).OfType<JsonObject>())
        {
            operation.Remove("security");
        }

        // New records are answered with 201, as the facts say; the files know 200 only.
        var made = whole["paths"]!["/crm/v8/{module_api_name}"]!["post"]!["responses"]!.AsObject();
        made["201"] = made["200"]!.DeepClone();

        // Two values are called objects, of which the published examples have texts.
        var schemas = whole["components"]!["schemas"]!;
        schemas["notifications.Notification"]!["properties"]!["channel_id"] = new JsonObject();
        schemas["custom_views.Criteria"]!["properties"]!["value"] = new JsonObject();
    }

    private static void Each(JsonNode? node, Action<JsonObject> act)
    {
        if (node is JsonObject found)
        {
            act(found);
        }

        foreach (var child in node switch { JsonObject parent => parent.Select(pair => pair.Value).ToList(), JsonArray list => [.. list], _ => new List<JsonNode?>() })
        {
            Each(child, act);
        }
    }
}
