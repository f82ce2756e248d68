using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Web.Tests.Truth;

/// <summary>Holds our copy against the vendor's ledger: same records, same fields.</summary>
internal static class LedgerComparison
{
    /// <summary>Fields that the vendor tells and the ledger leaves out.</summary>
    private static readonly string[] ToldHereOnly = [".connection", ".tenders[].name", ".tenders[].kind", ".aliases", ".isActive", ".address"];

    /// <summary>Finds every difference.</summary>
    /// <param name="ledger">The vendor's records.</param>
    /// <param name="ours">Ours.</param>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, JsonNode> ledger, IReadOnlyDictionary<string, JsonNode> ours) =>
    [
        .. ledger.Keys.Except(ours.Keys).Select(id => $"{id} is missing here"),
        .. ours.Keys.Except(ledger.Keys).Select(id => $"{id} is here only"),
        .. ledger.Where(pair => ours.ContainsKey(pair.Key)).SelectMany(pair => OfOne(pair.Value, ours[pair.Key]).Select(difference => $"{pair.Key}{difference}")),
    ];

    private static IEnumerable<string> OfOne(JsonNode ledger, JsonNode ours) =>
        Conformance.Differences.Between(ledger, WithoutModifiers(ours.DeepClone()))
            .Where(difference => difference.Ledger is not null || !ToldHereOnly.Contains(difference.Path))
            .Select(difference => difference.ToString());

    /// <summary>The ledger has a line's modifiers within it; here they are lines of their own with total 0.</summary>
    private static JsonNode WithoutModifiers(JsonNode record)
    {
        if (record["lines"] is JsonArray lines)
        {
            foreach (var modifier in lines.Where(line => line!["parentId"] is not null && line["total"]!["amount"]!.GetValue<decimal>() == 0).ToList())
            {
                lines.Remove(modifier);
            }
        }

        return record;
    }
}
