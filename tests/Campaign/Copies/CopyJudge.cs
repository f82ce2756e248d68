using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Copies;

/// <summary>
/// Holds the copy of a host that was killed against the vendor's ledger and against the copy of a host that was not. By ids it must equal the ledger,
/// apart from what neither copy has because the configuration does not ask for it;
/// by fields it must equal the other copy, and part from the ledger nowhere that the other does not: connectors put some things in other words than the ledger.
/// </summary>
internal static class CopyJudge
{
    /// <summary>Compares.</summary>
    public static CopyVerdict Judge(StoreCopy killed, StoreCopy straight, IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonObject>?> ledgers)
    {
        var verdict = new CopyVerdict();
        foreach (var (stream, copy) in killed.Records)
        {
            var expected = straight.Records[stream];
            var told = (ledgers.GetValueOrDefault(stream)?.Keys ?? expected.Keys).ToHashSet(StringComparer.Ordinal);
            var ids = told.Where(id => copy.ContainsKey(id) || expected.ContainsKey(id)).Union(expected.Keys).ToHashSet(StringComparer.Ordinal);
            verdict.Compared += ids.Count;
            verdict.Unread += told.Count(id => !ids.Contains(id));
            verdict.Lost.AddRange(ids.Except(copy.Keys).Select(id => $"{stream} {id} is not in the copy"));
            verdict.Doubled.AddRange(copy.Keys.Except(ids).Select(id => $"{stream} {id} is in the copy and not at the vendor"));
            verdict.Lost.AddRange(copy.Keys.Where(id => !killed.Changes.ContainsKey($"{stream} {id}")).Select(id => $"{stream} {id} is not in the change feed"));
            foreach (var (id, record) in copy.Where(pair => expected.ContainsKey(pair.Key)))
            {
                verdict.Differing.AddRange(Differences.Between(expected[id], record).Select(difference => $"{stream} {id} differs from the undisturbed copy: {difference}"));
                if (ledgers.GetValueOrDefault(stream)?.GetValueOrDefault(id) is { } known)
                {
                    verdict.Differing.AddRange(Differences.Between(known, record).Except(Differences.Between(known, expected[id])).Select(difference => $"{stream} {id} differs from the ledger: {difference}"));
                }
            }
        }

        verdict.Doubled.AddRange(killed.Twice);
        verdict.Lost.AddRange(killed.Gaps);
        return verdict;
    }
}
