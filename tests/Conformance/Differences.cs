using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Finds where our record and the vendor's ledger part ways.</summary>
public static class Differences
{
    /// <summary>Gives each difference. What is absent, null or an empty list is the same thing, and so is <c>false</c> where the ledger says nothing; numbers and instants are compared by value.</summary>
    /// <param name="ledger">The ledger's record.</param>
    /// <param name="ours">Ours.</param>
    /// <param name="path">Where both stand.</param>
    public static IEnumerable<Difference> Between(JsonNode? ledger, JsonNode? ours, string path = "")
    {
        if (IsNothing(ledger) && (IsNothing(ours) || ours!.GetValueKind() == JsonValueKind.False))
        {
            return [];
        }

        return (ledger, ours) switch
        {
            (JsonObject one, JsonObject other) => one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key)).SelectMany(key => Between(one[key], other[key], $"{path}.{key}")),
            (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).SelectMany(pair => Between(pair.First, pair.Second, $"{path}[]")),
            _ => IsSame(ledger, ours) ? [] : [new Difference(path, IsNothing(ledger) ? null : ledger!.ToJsonString(), IsNothing(ours) ? null : ours!.ToJsonString())],
        };
    }

    /// <summary>Reads a text as an instant; null when it is none.</summary>
    internal static DateTimeOffset? Instant(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 18 } text && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static bool IsNothing(JsonNode? node) => node is null or JsonArray { Count: 0 } || node.GetValueKind() == JsonValueKind.Null;

    private static bool IsSame(JsonNode? one, JsonNode? other)
    {
        if (one?.GetValueKind() == JsonValueKind.Number && other?.GetValueKind() == JsonValueKind.Number)
        {
            return Number(one) == Number(other);
        }

        return JsonNode.DeepEquals(one, other) || (Instant(one) is { } at && at == Instant(other));
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
