namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>Finds the known word that was probably meant.</summary>
internal static class Nearest
{
    public static string? Of(string word, IEnumerable<string> known)
    {
        var limit = Math.Max(1, (word.Length + 2) / 3);
        var best = known
            .Select(candidate => (Candidate: candidate, Distance: Distance(Plain(word), Plain(candidate))))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Candidate;
    }

    /// <summary>Asks whether the nearest word was meant; null when none is near.</summary>
    public static string? Question(string word, IEnumerable<string> known) => Of(word, known) is { } nearest ? $"Did you mean {nearest}?" : null;

    private static string Plain(string word) => word.Replace('-', '_').ToLowerInvariant();

    private static int Distance(string left, string right)
    {
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                costs[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(Math.Min(costs[i - 1, j] + 1, costs[i, j - 1] + 1), costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[left.Length, right.Length];
    }
}
