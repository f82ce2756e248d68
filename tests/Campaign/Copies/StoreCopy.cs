using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Copies;

/// <summary>A connection's records and changes as a host gives them over its API.</summary>
/// <param name="Records">The records of each stream, by id.</param>
/// <param name="Twice">What stood twice where it may stand once.</param>
/// <param name="Changes">The kinds of each record's entries in the change feed, oldest first, by <c>stream id</c>.</param>
/// <param name="Gaps">The places at which the feed's sequence is not gap-free.</param>
internal sealed record StoreCopy(
    IReadOnlyDictionary<string, Dictionary<string, JsonObject>> Records,
    IReadOnlyList<string> Twice,
    IReadOnlyDictionary<string, List<string>> Changes,
    IReadOnlyList<string> Gaps)
{
    /// <summary>Reads it whole.</summary>
    public static async Task<StoreCopy> ReadAsync(MoulinProcess host, string connection, IEnumerable<string> streams, CancellationToken cancellationToken)
    {
        var twice = new List<string>();
        var records = new Dictionary<string, Dictionary<string, JsonObject>>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            var copy = records[stream] = new(StringComparer.Ordinal);
            await foreach (var record in PagesAsync(host, $"v1/records/{stream}?connection={connection}", cancellationToken))
            {
                record.Remove("connection");
                if (!copy.TryAdd(record["id"]!.ToString(), record))
                {
                    twice.Add($"{stream} {record["id"]} stands twice");
                }
            }
        }

        var (changes, gaps) = await ChangesAsync(host, connection, cancellationToken);
        twice.AddRange(changes.Where(record => record.Value.Count(kind => kind == "created") > 1).Select(record => $"{record.Key} was told of as new {record.Value.Count(kind => kind == "created")} times"));
        return new StoreCopy(records, twice, changes, gaps);
    }

    private static async Task<(Dictionary<string, List<string>> Changes, List<string> Gaps)> ChangesAsync(MoulinProcess host, string connection, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var gaps = new List<string>();
        var last = 0L;
        await foreach (var change in PagesAsync(host, "v1/changes?", cancellationToken))
        {
            var sequence = change["sequence"]!.GetValue<long>();
            if (sequence != last + 1)
            {
                gaps.Add(string.Create(CultureInfo.InvariantCulture, $"the feed goes from {last} to {sequence}"));
            }

            last = sequence;
            if (change["connection"]!.ToString() == connection)
            {
                var record = $"{change["type"]} {change["id"]}";
                changes.TryAdd(record, []);
                changes[record].Add(change["change"]!.ToString());
            }
        }

        return (changes, gaps);
    }

    private static async IAsyncEnumerable<JsonObject> PagesAsync(MoulinProcess host, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var page = await host.GetAsync($"{path}&limit=1000{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellationToken);
            var items = page["items"]!.AsArray();
            foreach (var item in items)
            {
                yield return (JsonObject)item!.DeepClone();
            }

            after = page["next"]?.ToString();
            if (items.Count == 0 || after is null)
            {
                yield break;
            }
        }
    }
}
