using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>The copy, held against what the vendor itself has written down.</content>
public abstract partial class ConnectorConformance<TConnector>
{
    [Fact]
    public async Task A_full_read_equals_the_vendor_s_ledger_field_by_field()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);

        foreach (var stream in bed.Feeds)
        {
            var ledger = (await Vendor.LedgerAsync(stream, Token)).ShouldNotBeNull($"the sandbox keeps no records of {stream}");
            ledger.Count.ShouldBePositive($"{stream}: the ledger is empty, which shows nothing. Fill it in FillAsync.");
            Compare(stream, ledger, await bed.CopyAsync(stream, Token)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Records_that_are_only_fetched_by_id_equal_the_ledger_too()
    {
        await using var bed = await OpenAsync();
        var streams = bed.Capabilities.ByName.Keys.Where(name => name.StartsWith("fetch.", StringComparison.Ordinal)).Select(name => name[6..]).Except(bed.Feeds).ToList();
        Assert.SkipWhen(streams.Count == 0, "Everything that can be fetched by id has a feed too.");
        foreach (var stream in streams)
        {
            var ledger = (await Vendor.LedgerAsync(stream, Token)).ShouldNotBeNull($"the sandbox keeps no records of {stream}");
            ledger.Count.ShouldBePositive($"{stream}: the ledger is empty, which shows nothing. Fill it in FillAsync.");
            var sink = bed.Get<Engine.Storage.IRecordSink>();
            foreach (var id in ledger.Keys)
            {
                await sink.RefreshAsync(bed.Settings.Name, stream, new RecordHint(id), Token);
            }

            var result = await bed.SyncAsync(stream, Token);

            result.Completed.ShouldBeTrue($"{stream}: {result.Code}: {result.Reason}");
            Compare(stream, (await Vendor.LedgerAsync(stream, Token))!, await bed.CopyAsync(stream, Token)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task One_cent_or_one_field_more_in_the_ledger_is_seen_by_that_comparison()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        var cents = 0;
        foreach (var stream in bed.Feeds)
        {
            var ledger = (await Vendor.LedgerAsync(stream, Token))!;
            var copy = await bed.CopyAsync(stream, Token);
            var (id, record) = ledger.First();
            if (ledger.FirstOrDefault(pair => Amounts(pair.Value).Any()) is { Value: not null } priced)
            {
                var amount = Amounts(priced.Value).First();
                amount["amount"] = amount["amount"]!.GetValue<decimal>() + 0.01m;
                Compare(stream, ledger, copy).ShouldHaveSingleItem(stream).ShouldContain(priced.Key);
                amount["amount"] = amount["amount"]!.GetValue<decimal>() - 0.01m;
                cents++;
            }

            record["conformanceField"] = "more";
            Compare(stream, ledger, copy).ShouldHaveSingleItem(stream).ShouldContain(id);
            record.Remove("conformanceField");
            copy.Remove(id);
            Compare(stream, ledger, copy).ShouldHaveSingleItem(stream).ShouldContain(id);
        }

        Assert.SkipWhen(cents == 0, "No record of this vendor holds an amount: the flipped field was seen.");
    }

    [Fact]
    public async Task Money_is_exact_to_the_last_digit()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        var amounts = 0;
        foreach (var stream in bed.Feeds)
        {
            var copy = (await bed.CopyAsync(stream, Token)).Values.Select(record => Aligned(stream, record)).ToList();
            var ours = copy.SelectMany(Amounts).Select(money => money["amount"]!.ToJsonString()).ToList();
            ours.Where(text => text.Contains('e', StringComparison.OrdinalIgnoreCase) || text.Split('.') is [_, var decimals] && decimals.Length > Connector.MostDecimals).ShouldBeEmpty($"{stream}: digits that only a double makes");
            var theirs = (await Vendor.LedgerAsync(stream, Token))!.Values.SelectMany(Amounts).Sum(money => money["amount"]!.GetValue<decimal>());
            copy.SelectMany(Amounts).Sum(money => money["amount"]!.GetValue<decimal>()).ShouldBe(theirs, stream);
            amounts += ours.Count;
        }

        Assert.SkipWhen(amounts == 0, "No record of this vendor holds an amount.");
    }

    /// <summary>Gives each difference, one text for all that differ in the same place.</summary>
    private List<string> Compare(string stream, IReadOnlyDictionary<string, JsonObject> ledger, IReadOnlyDictionary<string, JsonObject> copy)
    {
        var missing = ledger.Keys.Except(copy.Keys).Select(id => $"{stream} {id} is not in the copy");
        var extra = copy.Keys.Except(ledger.Keys).Select(id => $"{stream} {id} is not in the ledger");
        var others = ledger.Where(pair => copy.ContainsKey(pair.Key))
            .SelectMany(pair => Differences.Between(pair.Value, Aligned(stream, copy[pair.Key])).Where(difference => !IsExplained(difference)).Select(difference => (pair.Key, Difference: difference)))
            .GroupBy(found => found.Difference.Path)
            .Select(group => $"{stream}: {group.Count()} × {group.First().Difference}, as in {group.First().Key}");
        return [.. missing, .. extra, .. others];
    }

    private bool IsExplained(Difference difference) =>
        (difference.Ledger is null && Connector.NotInTheLedger.Contains(difference.Path)) || (difference.Ours is null && Connector.NotToldByTheVendor.Contains(difference.Path));

    private JsonObject Aligned(string stream, JsonObject record)
    {
        var aligned = (JsonObject)record.DeepClone();
        Connector.Align(stream, aligned);
        return aligned;
    }

    private static IEnumerable<JsonObject> Amounts(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey("amount") && map.ContainsKey("currency") => [map],
        JsonObject map => map.SelectMany(pair => Amounts(pair.Value)),
        JsonArray list => list.SelectMany(Amounts),
        _ => [],
    };
}
