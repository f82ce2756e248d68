using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Service;

/// <summary>An order that the supplier takes seconds to answer, while the host or its plugin goes.</summary>
public sealed class OrderInFlightTests(Restaurant restaurant) : IClassFixture<Restaurant>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await restaurant.Sandbox.FaultAsync("metro", [], CancellationToken.None);

    [Fact]
    public async Task A_host_told_to_stop_says_so_at_once_finishes_the_order_and_ends_with_code_0()
    {
        await using var manager = new NotifyListener();
        string id;
        await using (var host = await StartAsync(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = manager.Path }))
        {
            id = await SlowOrderAsync(host);
            await host.Process.SignalAsync("TERM", token);
            await Eventually.BeAsync("STOPPING=1 is heard", Patience, () => manager.Heard.Contains("STOPPING=1"), token);
            host.Process.HasExited.ShouldBeFalse("an order is in flight");
            (await host.Process.WaitAsync(TimeSpan.FromSeconds(60), token)).ShouldBe(0, host.Process.Error);
        }

        var operation = await restaurant.AskAsync("operations", "show", id);
        operation["transitions"]!.AsArray().Select(step => step!["state"]!.ToString()).ShouldBe(["pending", "running", "succeeded"]);
        (await EffectsAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_replaced_plugin_is_reloaded_once_its_order_is_answered_and_the_other_connection_is_not_touched()
    {
        await using var host = await StartAsync([]);
        var till = (await host.ConnectionAsync("till", token))!["startedAt"]!.ToString();
        var id = await SlowOrderAsync(host);

        Rewrite(Path.Combine(restaurant.At.Plugins, "metro", "plugin.yaml"), "version: 0.9.0", "version: 0.9.1");
        (await WaitForPluginAsync(host, plugin => plugin["state"]!.ToString() == "draining"))["loads"]!.GetValue<int>().ShouldBe(1);
        var reloaded = await WaitForPluginAsync(host, plugin => plugin["state"]!.ToString() == "loaded" && plugin["version"]!.ToString() == "0.9.1");
        reloaded["loads"]!.GetValue<int>().ShouldBe(2);

        (await host.GetAsync($"v1/operations/{id}", token))["transitions"]!.AsArray().Select(step => step!["state"]!.ToString()).ShouldBe(["pending", "running", "succeeded"]);
        (await EffectsAsync(id)).ShouldBe(1);
        await host.WaitForAsync("supplier", "running", token);
        (await host.ConnectionAsync("till", token))!["startedAt"]!.ToString().ShouldBe(till);
        var receipt = await Eventually.GetAsync("the old one is unloaded", TimeSpan.FromSeconds(90), async () =>
            (await host.GetAsync("v1/plugins", token))["receipts"]!.AsArray().SingleOrDefault(receipt => receipt!["outcome"]!.ToString() != "pending"), token);
        $"{receipt["id"]} {receipt["version"]} {receipt["outcome"]}".ShouldBe("metro 0.9.0 collected");
        Rewrite(Path.Combine(restaurant.At.Plugins, "metro", "plugin.yaml"), "version: 0.9.1", "version: 0.9.0");
    }

    private async Task<MoulinProcess> StartAsync(Dictionary<string, string> environment)
    {
        var host = await MoulinProcess.StartAsync(restaurant.At, environment, token);
        await host.WaitForAsync("supplier", "running", token);
        await host.WaitForAsync("till", "running", token);
        return host;
    }

    /// <summary>Places an order and returns its id while the supplier thinks about it.</summary>
    private async Task<string> SlowOrderAsync(MoulinProcess host)
    {
        var body = await Restaurant.OrderAsync(host, token);
        await restaurant.Sandbox.FaultAsync("metro", new JsonObject { ["latencyMs"] = 6000, ["path"] = "orders" }, token);
        var id = (await host.PostAsync("v1/connections/supplier/orders", body, token, Guid.NewGuid().ToString()))["id"]!.ToString();
        await Eventually.BeAsync("the order is being sent", Patience, async () => (await host.GetAsync($"v1/operations/{id}", token))["state"]!.ToString() == "running", token);
        return id;
    }

    private Task<JsonNode> WaitForPluginAsync(MoulinProcess host, Func<JsonNode, bool> isSo) => Eventually.GetAsync(
        "the plugin is replaced",
        TimeSpan.FromSeconds(60),
        async () => await host.PluginAsync("metro", token) is { } plugin && isSo(plugin) ? plugin : null,
        token);

    private async Task<int> EffectsAsync(string reference) =>
        (await restaurant.Sandbox.StateAsync("metro", token))["orders"]!.AsArray().Single(order => order!["reference"]!.ToString() == reference)!["effects"]!.GetValue<int>();

    private static void Rewrite(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
