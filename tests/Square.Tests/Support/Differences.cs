using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square.Tests.Support;

/// <summary>Finds where our record and the vendor's ledger part ways.</summary>
internal static class Differences
{
    /// <summary>Gives each difference as a path and both values. What is absent, null or an empty list is the same thing.</summary>
    public static IEnumerable<string> Between(JsonNode? ledger, JsonNode? ours, string path = "")
    {
        if (IsNothing(ledger) && IsNothing(ours))
        {
            return [];
        }

        return (ledger, ours) switch
        {
            (JsonObject one, JsonObject other) => one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key)).SelectMany(key => Between(one[key], other[key], $"{path}.{key}")),
            (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).SelectMany(pair => Between(pair.First, pair.Second, $"{path}[]")),
            (JsonArray one, JsonArray other) => [$"{path}: {one.Count} in the ledger, {other.Count} here"],
            _ => IsSame(ledger, ours) ? [] : [$"{path}: {ledger?.ToJsonString()} in the ledger, {ours?.ToJsonString()} here"],
        };
    }

    private static bool IsNothing(JsonNode? node) => node is null or JsonArray { Count: 0 };

    private static bool IsSame(JsonNode? one, JsonNode? other)
    {
        if (one?.GetValueKind() == JsonValueKind.Number && other?.GetValueKind() == JsonValueKind.Number)
        {
            return one.GetValue<JsonElement>().GetDecimal() == other.GetValue<JsonElement>().GetDecimal();
        }

        return JsonNode.DeepEquals(one, other) || (Instant(one) is { } at && at == Instant(other));
    }

    private static DateTimeOffset? Instant(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 18 } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
