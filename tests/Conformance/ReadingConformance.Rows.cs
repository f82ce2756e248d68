using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>Single rows: what a connector makes of times and of words it does not know.</content>
public abstract partial class ReadingConformance
{
    private const string NewWord = "CONFORMANCE_WORD";
    private const int RowsLookedAt = 25;

    // Before and after each change of the clock in Paris; in October both are 02:30 there.
    private static readonly DateTimeOffset[] Nights =
    [
        new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero), new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero),
        new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero),
    ];

    [Fact]
    public async Task In_the_two_nights_when_Paris_changes_its_clocks_every_instant_stays_itself()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        var shown = 0;
        foreach (var (stream, raw) in await RowsAsync(bed))
        {
            var told = RowText.Instants(RowText.Of(raw));
            var places = RowText.Texts(bed.Map(stream, raw)).Where(text => Differences.Instant(JsonValue.Create(text.Text)) is { } at && told.Contains(at)).Select(text => text.Path).ToHashSet();
            foreach (var night in places.Count > 0 ? Nights : [])
            {
                var record = bed.Map(stream, RowText.With(raw, RowText.WithInstants(RowText.Of(raw), night, paris)));

                RowText.Texts(record).Where(text => places.Contains(text.Path)).Select(text => Differences.Instant(JsonValue.Create(text.Text))).ShouldAllBe(at => at == night, $"{stream} {raw.Id}: {night:u}");
                shown++;
            }
        }

        Assert.SkipWhen(shown == 0, "This vendor tells no instants with their offset.");
    }

    [Fact]
    public async Task A_word_that_the_contract_does_not_know_is_kept_as_the_vendor_wrote_it()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        var (kept, lost) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (stream, raw) in await RowsAsync(bed))
        {
            if (RowText.Json(raw) is not { } row)
            {
                continue;
            }

            foreach (var (path, word) in RowText.Texts(bed.Map(stream, raw)).Where(text => text.Path.EndsWith("Raw']", StringComparison.Ordinal)))
            {
                var field = $"{stream} {System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", "[]")}";
                var origins = kept.Contains(field) ? [] : RowText.Texts(row).Where(text => text.Text == word).Select(text => text.Path).ToList();
                if (origins.Count > 0)
                {
                    (origins.Any(origin => Keeps(bed, stream, raw, row, origin, path)) ? kept : lost).Add(field);
                }
            }
        }

        lost.Except(kept).ShouldBeEmpty("a new word of the vendor must reach the record as raw text");
        Assert.SkipWhen(kept.Count == 0, "This vendor's rows have no word that the contract takes as an open one.");
    }

    private static bool Keeps(ConnectorBed bed, string stream, RawRecord raw, JsonObject row, string origin, string path)
    {
        try
        {
            var other = RowText.Replace(row, (at, _) => at == origin ? NewWord : null)!;
            return RowText.Texts(bed.Map(stream, RowText.With(raw, other.ToJsonString()))).Any(text => text.Path == path && text.Text == NewWord);
        }
        catch (Exception notThisOne) when (notThisOne is ConnectorException or System.Text.Json.JsonException)
        {
            // The same word stands elsewhere too, where it says what kind of row it is.
            return false;
        }
    }

    private static async Task<List<(string Stream, RawRecord Raw)>> RowsAsync(ConnectorBed bed)
    {
        var rows = new List<(string, RawRecord)>();
        foreach (var stream in bed.Feeds)
        {
            var all = await bed.RowsAsync(stream, Token);

            // From beginning, middle and end, because a ledger's first rows are often alike.
            rows.AddRange(all.Where((_, at) => at % Math.Max(1, all.Count / RowsLookedAt) == 0).Select(raw => (stream, raw)));
        }

        return rows;
    }
}
