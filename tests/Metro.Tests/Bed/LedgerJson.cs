using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>Brings our record and the ledger's to one text: names in order, nothing empty, numbers and instants by value.</summary>
internal static class LedgerJson
{
    public static string Of(JsonNode record)
    {
        var copy = (JsonObject)record.DeepClone();

        // The ledger has no second names of a record.
        copy.Remove("aliases");
        return Sorted(copy)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(pair => pair.Value is not (null or JsonArray { Count: 0 }) && !IsFirm(pair))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) / 1.000000000000000000000000000m,
        JsonValue value when value.GetValueKind() == JsonValueKind.String && IsInstant(value.GetValue<string>(), out var instant) => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => node?.DeepClone(),
    };

    /// <summary>Whether it says no more than the contract's default: a price is firm where nothing else is said.</summary>
    private static bool IsFirm(KeyValuePair<string, JsonNode?> pair) => pair is { Key: "isApproximate", Value: JsonValue value } && value.GetValueKind() == JsonValueKind.False;

    private static bool IsInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }
}
