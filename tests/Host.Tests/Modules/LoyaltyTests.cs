using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Modules;

/// <summary>The loyalty programme in a running host: a till whose sales earn, a CRM that shows the standing.</summary>
public sealed class LoyaltyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationToken token = TestContext.Current.CancellationToken;
    private readonly Installation at = new();
    private SandboxProcess? sandbox;
    private MoulinProcess? host;

    private MoulinProcess Host => host!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync(token, sales: 150);
        at.InstallPlugin("lightspeed");
        at.InstallPlugin("hubspot");
        at.Connect("till", await sandbox.ConnectionAsync("lightspeed", token));
        at.Connect("crm", await sandbox.ConnectionAsync("hubspot", token));
        at.Write("host.yaml", "modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2000-01-01\n    points_per_euro: 2\n    tiers:\n      silver: 200\n      gold: 100000\n");
        host = await MoulinProcess.StartAsync(at, token);
        await host.WaitForAsync("till", "running", token);
        await host.WaitForAsync("crm", "running", token);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        at.Dispose();
    }

    [Fact]
    public async Task Sales_earn_once_and_the_crm_shows_what_was_booked()
    {
        await Host.PostAsync("v1/connections/till/sync", new JsonObject { ["stream"] = "sale" }, token);
        var wanted = await EarnedAsync();
        wanted.ShouldNotBeEmpty();
        foreach (var (customer, points) in wanted)
        {
            await Eventually.BeAsync($"{customer} has {points} points", Patience, async () => await PointsAsync(customer) == points, token);
        }

        await Host.PostAsync("v1/connections/till/sync", new JsonObject { ["stream"] = "sale", ["full"] = true }, token);
        await Host.PostAsync("v1/connections/crm/sync", new JsonObject { ["stream"] = "customer" }, token);
        var member = (await Host.GetAsync("v1/customers?connection=crm&limit=1000", token))["items"]!.AsArray().First(customer => customer!["reference"] is not null)!;
        var key = member["reference"]!.ToString();
        var entry = await RunAsync("loyalty", "add", key, "--kind", "earn", "--points", "210", "--note", "the founders' dinner", "--idempotency-key", "k-1");
        (await RunAsync("loyalty", "add", key, "--kind", "earn", "--points", "210", "--note", "the founders' dinner", "--idempotency-key", "k-1"))["sequence"]!.ToJsonString().ShouldBe(entry["sequence"]!.ToJsonString());
        await RunAsync("loyalty", "add", key, "--kind", "spend", "--points", "60");
        var standing = await RunAsync("loyalty", "show", key);
        (standing["points"]!.GetValue<long>(), standing["tier"]!.ToString()).ShouldBe((150, "silver"));
        (await RunAsync("loyalty", "show", key, "--entries"))["items"]!.AsArray().Select(item => item!["points"]!.GetValue<long>()).ShouldBe([210, -60]);

        await Eventually.BeAsync("the CRM shows 150 points", Patience, async () => await AtCrmAsync(member["id"]!.ToString()) == "150 silver", token);
        foreach (var (customer, points) in wanted)
        {
            (await PointsAsync(customer)).ShouldBe(points, $"the full sync booked {customer} again");
        }
    }

    [Fact]
    public async Task What_cannot_be_booked_is_refused_in_words()
    {
        (await FailAsync("loyalty", "show", "nobody")).ShouldBe((3, "LOYALTY_CUSTOMER_NOT_FOUND"));
        (await FailAsync("loyalty", "add", "nobody", "--kind", "spend", "--points", "1")).ShouldBe((2, "POINTS_INSUFFICIENT"));
        (await FailAsync("loyalty", "add", "nobody", "--kind", "gift", "--points", "1")).ShouldBe((2, "LOYALTY_ENTRY_INVALID"));
    }

    /// <summary>What the till's sales are worth, computed here from the list that the API gives.</summary>
    private async Task<Dictionary<string, long>> EarnedAsync()
    {
        var sales = (await Host.GetAsync("v1/sales?connection=till&status=completed&limit=1000", token))["items"]!.AsArray();
        return sales.Where(sale => sale!["customerId"] is not null && sale["kind"]!.ToString() is "SALE" or "REFUND")
            .GroupBy(sale => sale!["customerId"]!.ToString())
            .Select(mine => (Customer: mine.Key, Points: mine.Sum(sale => (long)decimal.Truncate(sale!["total"]!["amount"]!.GetValue<decimal>() * 2))))
            .Where(mine => mine.Points > 0)
            .Take(10)
            .ToDictionary(mine => mine.Customer, mine => mine.Points);
    }

    private async Task<long> PointsAsync(string customer)
    {
        using var answer = await Host.Http.GetAsync(new Uri($"v1/loyalty/{customer}", UriKind.Relative), token);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(token))!["points"]!.GetValue<long>() : 0;
    }

    private async Task<string> AtCrmAsync(string id)
    {
        var records = JsonNode.Parse(await sandbox!.Http.GetStringAsync("_sandbox/hubspot/records/customer", token))!["items"]!.AsArray();
        var loyalty = records.Single(customer => customer!["id"]!.ToString() == id)!["loyalty"];
        return $"{loyalty?["points"]} {loyalty?["tier"]}";
    }

    private async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var command = await MoulinCommand.RunAsync(at, token, [.. arguments, "--json"]);
        command.ExitCode.ShouldBe(0, command.Output + command.Error);
        return command.Json;
    }

    private async Task<(int ExitCode, string? Code)> FailAsync(params string[] arguments)
    {
        var command = await MoulinCommand.RunAsync(at, token, [.. arguments, "--json"]);
        return (command.ExitCode, command.ErrorCode);
    }
}
