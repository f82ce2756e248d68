using System.Net;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary>The lists: what they hold, and their pages.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class ListTests(Restaurant restaurant)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_lives_and_is_ready()
    {
        (await restaurant.SendAsync(null, "GET", "/health/live", null)).Text.ShouldBe("live");
        (await restaurant.SendAsync(null, "GET", "/health/ready", null)).Text.ShouldBe("ready");
    }

    [Fact]
    public async Task Connections_say_how_they_are_and_what_they_hold()
    {
        var till = (await restaurant.Host.ConnectionAsync(Restaurant.Till, Token))!;
        var grocer = (await restaurant.Host.ConnectionAsync(Restaurant.Supplier, Token))!;

        (till["kind"]!.GetValue<string>(), grocer["kind"]!.GetValue<string>()).ShouldBe(("pos", "supplier"));
        till["state"]!.GetValue<string>().ShouldBe("running");
        till["lastSyncAt"].ShouldNotBeNull();
        till["streams"]!.AsArray().Single(stream => stream!["name"]!.GetValue<string>() == "sale")!["records"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(400);
        grocer["capabilities"]!.AsArray().Select(capability => capability!.GetValue<string>()).ShouldContain("write.place-order");
        (await restaurant.Host.GetAsync($"v1/connections/{Restaurant.Till}", Token))["name"]!.GetValue<string>().ShouldBe(Restaurant.Till);
        (await restaurant.ListAsync($"v1/connections?connection={Restaurant.Till}")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Plugins_say_what_is_loaded_and_how_often()
    {
        var plugins = await restaurant.Host.GetAsync("v1/plugins", Token);

        foreach (var id in new[] { "square", "metro" })
        {
            var plugin = plugins["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;
            plugin["version"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
            plugin["state"]!.GetValue<string>().ShouldBe("loaded");
            plugin["loads"]!.GetValue<int>().ShouldBe(1);
            plugin["reason"].ShouldBeNull();
        }

        plugins["receipts"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("v1/sales?connection=till", 150)]
    [InlineData("v1/catalog-items?connection=grocer", 99)]
    [InlineData("v1/calls", 7)]
    [InlineData("v1/connections", 1)]
    [InlineData("v1/audit", 2)]
    public async Task The_pages_of_a_list_give_every_item_once(string path, int limit)
    {
        var whole = await restaurant.ListAsync(path);
        var paged = await restaurant.ListAsync(path, limit);

        whole.Count.ShouldBeGreaterThan(limit);
        paged.Select(item => item.ToJsonString()).ShouldBe(whole.Select(item => item.ToJsonString()));
    }

    [Fact]
    public async Task Records_are_filtered_by_connection_status_and_time()
    {
        var sales = await restaurant.ListAsync("v1/sales");
        var open = await restaurant.ListAsync("v1/sales?status=open");
        var two = await restaurant.ListAsync("v1/sales?status=open,cancelled");
        var elsewhere = await restaurant.ListAsync($"v1/sales?connection={Restaurant.Supplier}");
        var day = await restaurant.ListAsync("v1/sales?from=2026-01-01&to=2026-02-01");

        sales.Count.ShouldBeGreaterThanOrEqualTo(400);
        open.Count.ShouldBe(sales.Count(sale => sale["status"]!.GetValue<string>() == "OPEN"));
        two.Count.ShouldBe(sales.Count(sale => sale["status"]!.GetValue<string>() is "OPEN" or "CANCELLED"));
        elsewhere.ShouldBeEmpty();
        day.ShouldNotBeEmpty();
        day.ShouldAllBe(sale => At(sale["closedAt"] ?? sale["openedAt"]!).Year == 2026 && At(sale["closedAt"] ?? sale["openedAt"]!).Month == 1);
        sales.ShouldAllBe(sale => sale["id"] != null && sale["total"]!["currency"]!.GetValue<string>() == "EUR" && sale["statusRaw"] != null);
    }

    [Fact]
    public async Task One_record_is_read_by_its_id_and_an_unknown_one_is_said_to_be_unknown()
    {
        var sale = (await restaurant.Host.GetAsync($"v1/sales?limit=1&connection={Restaurant.Till}", Token))["items"]![0]!;

        var same = await restaurant.Host.GetAsync($"v1/records/sale/{Restaurant.Till}/{sale["id"]}", Token);
        var none = await restaurant.AdminAsync("GET", $"/v1/records/sale/{Restaurant.Till}/none");

        same.ToJsonString().ShouldBe(sale.ToJsonString());
        (none.Status, none.Code).ShouldBe((HttpStatusCode.NotFound, "RECORD_NOT_FOUND"));
    }

    [Fact]
    public async Task The_change_feed_holds_every_record_that_came_and_has_no_gap() =>
        (await LastChangeAsync()).ShouldBeGreaterThan(1000);

    [Fact]
    public async Task The_change_feed_waits_for_news_and_tells_them_at_once()
    {
        var end = await LastChangeAsync();
        var waiting = restaurant.Host.GetAsync($"v1/changes?after={end}&wait=30", Token);

        await restaurant.HappenAsync("square", """{"type":"sale"}""");
        await restaurant.SyncAsync(Restaurant.Till);

        var news = (await waiting.WaitAsync(TimeSpan.FromSeconds(10), Token))["items"]!.AsArray();
        news.ShouldNotBeEmpty();
        news[0]!["sequence"]!.GetValue<long>().ShouldBe(end + 1);
    }

    [Fact]
    public async Task The_quarantine_is_empty_and_can_be_read_once_more()
    {
        (await restaurant.ListAsync("v1/quarantine")).ShouldBeEmpty();
        var replay = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Till}/quarantine/replay");

        replay.Json["replayed"]!.GetValue<int>().ShouldBe(0);
        (await restaurant.AdminAsync("GET", "/v1/quarantine/1")).Code.ShouldBe("QUARANTINE_NOT_FOUND");
    }

    private static DateTimeOffset At(JsonNode node) => node.GetValue<DateTimeOffset>();

    /// <summary>The feed has no end; an empty page is the present.</summary>
    private async Task<long> LastChangeAsync()
    {
        var after = 0L;
        while (true)
        {
            var page = await restaurant.Host.GetAsync($"v1/changes?after={after}&limit=1000", Token);
            var numbers = page["items"]!.AsArray().Select(change => change!["sequence"]!.GetValue<long>()).ToList();
            if (numbers.Count == 0)
            {
                return after;
            }

            numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(step => after + step));
            after = numbers[^1];
        }
    }
}
