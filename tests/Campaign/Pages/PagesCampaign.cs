using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Campaign.Bed;

namespace LeVieuxMoulin.Connectors.Campaign.Pages;

/// <summary>Kills a host at each page of each stream of the demonstration's connections, and compares what it has in the end.</summary>
internal sealed class PagesCampaign(CampaignOptions options)
{
    /// <summary>Runs it.</summary>
    /// <returns>The report, and whether nothing was lost, doubled or changed.</returns>
    public async Task<(JsonObject Report, bool IsGood)> RunAsync(CancellationToken cancellationToken)
    {
        await using var vendors = await Vendors.StartAsync(options.Sales, cancellationToken);
        var names = (await vendors.NamesAsync(cancellationToken)).Where(name => options.Only is null || name == options.Only).ToList();
        var (items, isGood) = (new JsonArray(), names.Count > 0);
        foreach (var name in names)
        {
            var item = await OneAsync(vendors, name, cancellationToken);
            isGood &= item["isGood"]!.GetValue<bool>();
            items.Add((JsonNode)item);
        }

        return (new JsonObject { ["verb"] = "pages", ["seed"] = options.Seed, ["sales"] = options.Sales, ["latencyMs"] = options.LatencyMs, ["connections"] = items }, isGood);
    }

    private async Task<JsonObject> OneAsync(Vendors vendors, string name, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var (streams, verdict) = await new PagesOfConnection(name, vendors.Find(name), options).RunAsync(cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {(verdict.IsGood ? "good" : "NOT GOOD")}, {verdict.Compared} records compared, {verdict.Unread} not asked for by the configuration, {streams.Sum(stream => stream.Kills)} kills, {watch.Elapsed.TotalSeconds:0} s"));
            verdict.Findings.ToList().ForEach(finding => Console.WriteLine($"  ! {finding}"));
            var item = new JsonObject { ["connection"] = name, ["isGood"] = verdict.IsGood, ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds), ["streams"] = new JsonArray([.. streams.Select(stream => (JsonNode)stream.ToJson())]) };
            item["verdict"] = verdict.ToJson();
            return item;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or TimeoutException or ShouldAssertException)
        {
            // One connection that fails is a finding; the others are still run.
            Console.WriteLine($"{name}: FAILED: {failure.Message}");
            return new JsonObject { ["connection"] = name, ["isGood"] = false, ["failure"] = failure.Message };
        }
    }
}
