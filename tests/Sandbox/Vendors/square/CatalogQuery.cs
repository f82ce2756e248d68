using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The queries of a catalogue search that the simulator answers.</summary>
internal static class CatalogQuery
{
    /// <summary>Reads a query into a test of one object.</summary>
    public static Predicate<JsonObject> Read(JsonObject? query)
    {
        if (query is null || query.Count == 0)
        {
            return _ => true;
        }

        var (name, value) = query.First();
        var given = value as JsonObject;
        return name switch
        {
            "exact_query" => thing => string.Equals(Attribute(thing, given), given.Text("attribute_value"), StringComparison.OrdinalIgnoreCase),
            "prefix_query" => thing => Attribute(thing, given)?.StartsWith(given.Text("attribute_prefix") ?? "", StringComparison.OrdinalIgnoreCase) == true,
            "set_query" => thing => given.Texts("attribute_values").Contains(Attribute(thing, given), StringComparer.OrdinalIgnoreCase),
            "text_query" => thing => given.Texts("keywords").All(word => (Data(thing).Text("name") ?? "").Contains(word, StringComparison.OrdinalIgnoreCase)),
            "items_for_tax_query" => thing => Data(thing).Texts("tax_ids").Intersect(given.Texts("tax_ids"), StringComparer.Ordinal).Any(),
            "sorted_attribute_query" => _ => true,
            _ => throw new SquareException(SquareError.Invalid("INVALID_VALUE", $"The sandbox does not answer {name}.", "query")),
        };
    }

    private static string? Attribute(JsonObject thing, JsonObject? given) => Data(thing).Text(given.Text("attribute_name") ?? "name");

    private static JsonObject? Data(JsonObject thing) => thing.Child(SquareCatalog.DataOf(thing.Text("type")!));
}
