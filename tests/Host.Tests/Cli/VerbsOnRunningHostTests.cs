using System.Net;
using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

/// <summary>The command line beside a host that holds the store: every call goes to it.</summary>
public sealed class VerbsOnRunningHostTests(Restaurant restaurant) : IClassFixture<Restaurant>, IAsyncLifetime
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;
    private MoulinProcess? running;

    private MoulinProcess Host => running!;

    public async ValueTask InitializeAsync()
    {
        running = await MoulinProcess.StartAsync(restaurant.At, token);
        await running.WaitForAsync("till", "running", token);
        await running.WaitForAsync("supplier", "running", token);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Lists_say_what_is_there()
    {
        var connectors = (await restaurant.AskAsync("connectors", "list"))["items"]!.AsArray();
        connectors.Select(item => item!["id"]!.ToString()).Distinct().ShouldBe(["metro", "square"]);
        connectors.ShouldAllBe(item => item!["offers"]!.AsArray().Count > 0);
        connectors[0]!["gaps"]!.AsArray().ShouldAllBe(gap => gap!["capability"] != null && gap["en"] != null && gap["fr"] != null);

        var shown = await MoulinCommand.RunAsync(restaurant.At, new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8" }, token, "connectors", "list");
        shown.Output.ShouldContain($"{connectors[^1]!["id"]} {connectors[^1]!["version"]} · pos");
        shown.Output.ShouldContain("offre : feed.");
        var gap = connectors.SelectMany(item => item!["gaps"]!.AsArray()).First()!;
        shown.Output.ShouldContain($"n'offre pas {gap["capability"]}: {gap["fr"]}");

        (await restaurant.AskAsync("plugins", "list"))["items"]!.AsArray().Select(item => $"{item!["id"]} {item["state"]} {item["loads"]}").ShouldBe(["metro loaded 1", "square loaded 1"]);
        (await restaurant.AskAsync("connections", "list"))["items"]!.AsArray().Select(item => $"{item!["name"]} {item["connector"]} {item["kind"]} {item["state"]}")
            .ShouldBe(["supplier metro supplier running", "till square pos running"]);

        var table = await MoulinCommand.RunAsync(restaurant.At, token, "connections", "list");
        table.Output.ShouldContain("till");
        table.Output.ShouldNotContain('\e');
    }

    [Fact]
    public async Task A_check_says_whose_account_it_is()
    {
        var check = await restaurant.AskAsync("check", "till");
        check["name"]!.ToString().ShouldBe("till");
        check["accountId"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_full_sync_of_one_stream_reads_everything_again_and_changes_nothing()
    {
        await restaurant.AskAsync("sync", "till", "--stream", "sale");
        var again = await restaurant.AskAsync("sync", "till", "--stream", "sale", "--full");
        var sale = again["streams"]!.AsArray().Single(stream => stream!["name"]!.ToString() == "sale")!;
        sale["records"]!.GetValue<int>().ShouldBe(Restaurant.Sales);
        sale["rows"]!.GetValue<int>().ShouldBe(Restaurant.Sales);
        sale["changed"]!.GetValue<int>().ShouldBe(0);
        (await restaurant.FailAsync("sync", "till", "--stream", "nonsense")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task An_order_is_placed_once_however_often_its_key_is_sent_and_its_operation_can_be_looked_into()
    {
        var order = Restaurant.Options(await Restaurant.OrderAsync(Host, token));
        var operation = await restaurant.AskAsync(["orders", "place", "supplier", .. order, "--note", "by the back door", "--idempotency-key", "key-1"]);
        operation["state"]!.ToString().ShouldBe("succeeded");
        var id = operation["id"]!.ToString();
        (await restaurant.AskAsync(["orders", "place", "supplier", .. order, "--note", "by the back door", "--idempotency-key", "key-1"]))["id"]!.ToString().ShouldBe(id);
        (await restaurant.FailAsync(["orders", "place", "supplier", .. order, "--idempotency-key", "key-1"])).ShouldBe((2, "IDEMPOTENCY_KEY_REUSED"));
        var atVendor = (await restaurant.Sandbox.StateAsync("metro", token))["orders"]!.AsArray().Single(one => one!["reference"]!.ToString() == id)!;
        (atVendor["effects"]!.GetValue<int>(), atVendor["note"]!.ToString()).ShouldBe((1, "by the back door"));

        (await restaurant.AskAsync("operations", "list", "--state", "succeeded,dead"))["items"]!.AsArray().ShouldContain(one => one!["id"]!.ToString() == id);
        var shown = await restaurant.AskAsync("operations", "show", id);
        shown["transitions"]!.AsArray().Select(step => step!["state"]!.ToString()).ShouldBe(["pending", "running", "succeeded"]);
        (await restaurant.FailAsync("operations", "retry", id)).ShouldBe((2, "OPERATION_NOT_RETRIABLE"));
        (await restaurant.FailAsync("operations", "cancel", id)).ShouldBe((2, "OPERATION_NOT_CANCELLABLE"));
        (await restaurant.FailAsync("operations", "settle", id, "--done", "--reference", "X")).ShouldBe((2, "OPERATION_NOT_SETTLEABLE"));

        await restaurant.AskAsync("sync", "supplier", "--stream", "supplier-order");
        (await restaurant.AskAsync("orders", "list", "supplier"))["items"]!.AsArray().ShouldContain(one => one!["reference"]!.ToString() == id);
    }

    [Fact]
    public async Task Calls_to_the_vendor_are_listed()
    {
        await restaurant.AskAsync("check", "till");
        var calls = await Eventually.GetAsync("a call is in the journal", TimeSpan.FromSeconds(20), async () =>
            (await restaurant.AskAsync("calls", "list", "--connection", "till", "--limit", "5"))["items"]!.AsArray() is { Count: > 0 } found ? found : null, token);
        calls.Count.ShouldBeLessThanOrEqualTo(5);
        calls.ShouldAllBe(call => call!["connection"]!.ToString() == "till" && call["status"]!.GetValue<int>() == 200);
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_the_api_and_is_worthless_once_revoked()
    {
        var key = (await restaurant.AskAsync("keys", "create", "central", "--scope", "read"))["key"]!.ToString();
        (await StatusAsync(key)).ShouldBe(HttpStatusCode.OK);
        (await restaurant.AskAsync("keys", "list")).ToJsonString().ShouldNotContain(key);
        await restaurant.AskAsync("keys", "revoke", "central");
        (await StatusAsync(key)).ShouldBe(HttpStatusCode.Unauthorized);
        (await restaurant.FailAsync("keys", "revoke", "nobody")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_second_run_on_the_same_data_is_refused_and_the_first_one_stays()
    {
        await using var second = MoulinProcess.Begin(restaurant.At, null, "--json");
        (await second.WaitAsync(TimeSpan.FromSeconds(60), token)).ShouldBe(2, second.Error);
        second.Output.ShouldContain("STORE_IN_USE");
        second.Output.ShouldContain(restaurant.At.Data);
        (await restaurant.AskAsync("connections", "list"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    private async Task<HttpStatusCode> StatusAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Address, "v1/connections"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await Host.Http.SendAsync(request, token);
        return answer.StatusCode;
    }
}
