using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>Kills a host at random instants under load of readings, webhooks and orders, and compares everything in the end.</summary>
internal sealed class KillsCampaign(CampaignOptions options)
{
    private static readonly string[] Growing = ["payment", "stock-level", "product", "payment", "location"];

    /// <summary>Runs it.</summary>
    /// <returns>The report, and whether nothing was lost or doubled.</returns>
    public async Task<(JsonObject Report, bool IsGood)> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = new PostgreSqlServer();
        var watch = Stopwatch.StartNew();
        await using var bed = await KillBed.MakeAsync(options.Sales, options.OnServer ? PostgreSqlServer.MakeStore() : null, cancellationToken);
        var first = await bed.StartAsync(cancellationToken);
        await WaitForConnectionsAsync(first, cancellationToken);
        await first.PostAsync($"v1/connections/{Settings.Till}/sync", null, cancellationToken);
        await first.PostAsync($"v1/connections/{Settings.Supplier}/sync", null, cancellationToken);

        var orders = new OrderLoad(Settings.Supplier, await OrderLoad.BodyAsync(first, Settings.Supplier, cancellationToken), () => bed.Host);
        var till = new TillLoad(Settings.Till, bed.Till, () => bed.Host);
        using var quiet = new CancellationTokenSource();
        Task[] load = [orders.RunAsync(quiet.Token, cancellationToken), till.SellAsync(quiet.Token, cancellationToken), till.ReadAsync(Growing, quiet.Token, cancellationToken)];
        var kills = new List<Kill>();
        for (var number = 1; number <= options.Count; number++)
        {
            kills.Add(await KillAsync(bed, Kill.Draw(options.Seed, number), cancellationToken));
            load.FirstOrDefault(task => task.IsFaulted)?.GetAwaiter().GetResult();
        }

        await quiet.CancelAsync();
        await CalmAsync(bed, cancellationToken);
        await bed.StartAsync(cancellationToken);
        await Task.WhenAll(load);
        var end = await KillsEnd.CompareAsync(bed, [.. orders.Orders], cancellationToken);
        var before = DateTimeOffset.MinValue;
        foreach (var kill in kills)
        {
            end.Phases.Note(kill, before);
            before = kill.At;
        }

        return (Report(kills, till, end, watch.Elapsed), end.IsGood);
    }

    private static async Task<Kill> KillAsync(KillBed bed, Kill kill, CancellationToken cancellationToken)
    {
        await bed.Supplier.FaultAsync(new JsonObject { ["latencyMs"] = 150, ["dropAfter"] = 0.15, ["dropBefore"] = 0.05, ["path"] = "orders", ["ignoreIdempotencyKeys"] = kill.KeysAreForgotten ? 1 : 0 }, cancellationToken);
        await bed.Till.FaultAsync(new JsonObject { ["latencyMs"] = 60 }, cancellationToken);
        var delay = TimeSpan.FromMilliseconds(kill.DelayMs);
        if (kill.InStartUp)
        {
            if (bed.Host is not null)
            {
                await bed.KillAsync(cancellationToken);
            }

            kill.At = await bed.KillInStartUpAsync(delay, cancellationToken);
        }
        else
        {
            if (bed.Host is null)
            {
                await bed.StartAsync(cancellationToken);
            }

            await Task.Delay(delay, cancellationToken);
            kill.At = await bed.KillAsync(cancellationToken);
        }

        return kill;
    }

    private static async Task CalmAsync(KillBed bed, CancellationToken cancellationToken)
    {
        await bed.Supplier.FaultAsync([], cancellationToken);
        await bed.Till.FaultAsync([], cancellationToken);
    }

    private static async Task WaitForConnectionsAsync(MoulinProcess host, CancellationToken cancellationToken)
    {
        await host.WaitForAsync(Settings.Till, "running", cancellationToken);
        await host.WaitForAsync(Settings.Supplier, "running", cancellationToken);
    }

    private JsonObject Report(List<Kill> kills, TillLoad till, KillsEnd end, TimeSpan time)
    {
        var phases = kills.SelectMany(kill => kill.Phases).GroupBy(phase => phase).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
        var sales = till.Sales;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills.Count} kills, seed {options.Seed}, {(options.OnServer ? "PostgreSQL" : "SQLite")}, {time.TotalSeconds:0} s: {sales} sales made, {till.Readings} readings, {end.Acknowledged} webhooks of sales acknowledged"));
        kills.ForEach(kill => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kill.Number,3} {(kill.InStartUp ? "start-up" : "running"),-8} +{kill.DelayMs,4} ms  {kill.At:HH:mm:ss.fff}  {string.Join("; ", kill.Phases)}")));
        phases.ToList().ForEach(phase => Console.WriteLine($"  {phase.Value,3} × {phase.Key}"));
        Console.WriteLine($"  orders: {end.Orders.Accepted} accepted, {end.Orders.Effects} effects, {string.Join(", ", end.Orders.States.Select(state => $"{state.Value} {state.Key}"))}, {end.Orders.ForAPerson} for a person");
        end.Findings.ToList().ForEach(finding => Console.WriteLine($"  ! {finding}"));
        return new JsonObject
        {
            ["verb"] = "kills",
            ["seed"] = options.Seed,
            ["store"] = options.OnServer ? "postgresql" : "sqlite",
            ["seconds"] = Math.Round(time.TotalSeconds),
            ["sales"] = sales,
            ["readings"] = till.Readings,
            ["phases"] = new JsonObject(phases.Select(phase => KeyValuePair.Create(phase.Key, (JsonNode?)phase.Value))),
            ["kills"] = new JsonArray([.. kills.Select(kill => (JsonNode)kill.ToJson())]),
            ["end"] = end.ToJson(),
        };
    }
}
