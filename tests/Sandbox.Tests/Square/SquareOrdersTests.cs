using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Square;

public sealed class SquareOrdersTests
{
    [Fact]
    public async Task Pages_of_any_size_give_every_order_once_in_the_order_asked()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 400);
        var orders = await sandbox.OrdersAsync(limit: 37);

        orders.Select(order => order["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(400);
        var times = orders.ConvertAll(order => order["updated_at"]!.GetValue<string>());
        times.ShouldBe(times.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_money_of_every_order_adds_up()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 3000);
        var orders = await sandbox.OrdersAsync(limit: 1000);
        foreach (var order in orders)
        {
            var lines = Sum(order["line_items"], "total_money");
            var tips = Cents(order["total_tip_money"]);
            (lines + Sum(order["service_charges"], "total_money") + tips).ShouldBe(Cents(order["total_money"]), order.ToJsonString());
            Sum(order["line_items"], "total_tax_money").ShouldBe(Cents(order["total_tax_money"]));
            Sum(order["taxes"], "applied_money").ShouldBe(Cents(order["total_tax_money"]));
            Sum(order["discounts"], "applied_money").ShouldBe(Cents(order["total_discount_money"]));
            if (order["state"]!.GetValue<string>() == "COMPLETED")
            {
                Sum(order["tenders"], "amount_money").ShouldBe(Cents(order["total_money"]));
                Sum(order["tenders"], "tip_money").ShouldBe(tips);
            }

            foreach (var back in order["returns"]?.AsArray() ?? [])
            {
                (Sum(back!["return_line_items"], "total_money") + Sum(back["return_tips"], "applied_money")).ShouldBe(Sum(order["refunds"], "amount_money"));
            }
        }

        orders.Count(order => order["returns"] is not null).ShouldBeGreaterThan(10);
        orders.Count(order => order["returns"]?[0]?["return_tips"] is not null).ShouldBeGreaterThan(0);
        orders.SelectMany(order => order["line_items"]?.AsArray() ?? []).Select(line => line!["item_type"]!.GetValue<string>()).Distinct().Order().ShouldBe(["CUSTOM_AMOUNT", "GIFT_CARD", "ITEM"]);
        orders.SelectMany(order => order["tenders"]?.AsArray() ?? []).Select(tender => tender!["type"]!.GetValue<string>()).Distinct().Order().ShouldBe(["CARD", "CASH", "OTHER", "SQUARE_GIFT_CARD"]);
        orders.Select(order => order["state"]!.GetValue<string>()).Distinct().Order().ShouldBe(["CANCELED", "COMPLETED", "OPEN"]);
    }

    [Fact]
    public async Task The_ledger_says_of_each_sale_what_the_vendor_says()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 1500);
        var ledger = (await sandbox.GetAsync("/_sandbox/square/records/sale"))["items"]!.AsArray().ToDictionary(sale => sale!["id"]!.GetValue<string>());
        var orders = await sandbox.OrdersAsync(limit: 1000);

        ledger.Count.ShouldBe(orders.Count);
        foreach (var order in orders)
        {
            var sale = ledger[order["id"]!.GetValue<string>()]!;
            var back = order["returns"]?[0]?["return_line_items"];
            Euros(sale["total"]).ShouldBe(Cents(order["total_money"]) - Cents(order["total_tip_money"]) - Sum(back, "total_money"));
            Euros(sale["tax"]).ShouldBe(Cents(order["total_tax_money"]) - Sum(back, "total_tax_money"));
            sale["lines"]!.AsArray().Sum(line => Euros(line!["total"])).ShouldBe(Euros(sale["total"]));
            sale["lines"]!.AsArray().Count.ShouldBe((order["line_items"]?.AsArray().Count ?? 0) + (back?.AsArray().Count ?? 0) + (order["service_charges"]?.AsArray().Count ?? 0));
            (sale["statusRaw"]!.GetValue<string>(), sale["locationId"]!.GetValue<string>()).ShouldBe((order["state"]!.GetValue<string>(), order["location_id"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Payments_and_refunds_are_those_of_the_orders()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 600);
        var orders = await sandbox.OrdersAsync(limit: 1000);
        var paid = orders.SelectMany(order => order["tenders"]?.AsArray() ?? []).ToDictionary(tender => tender!["payment_id"]!.GetValue<string>());
        var seen = new HashSet<string>();
        foreach (var place in (await sandbox.GetAsync("/square/v2/locations"))["locations"]!.AsArray().Select(place => place!["id"]!.GetValue<string>()))
        {
            string? cursor = null;
            do
            {
                var page = await sandbox.GetAsync($"/square/v2/payments?limit=7&begin_time=2020-01-01T00:00:00Z&location_id={place}{(cursor is null ? "" : "&cursor=" + cursor)}");
                foreach (var payment in page["payments"]!.AsArray())
                {
                    seen.Add(payment!["id"]!.GetValue<string>()).ShouldBeTrue();
                    Cents(payment["total_money"]).ShouldBe(Cents(paid[payment["id"]!.GetValue<string>()]!["amount_money"]));
                }

                cursor = page["cursor"]?.GetValue<string>();
            }
            while (cursor is not null);
        }

        seen.Count.ShouldBe(paid.Count);
        var refunds = (await sandbox.GetAsync("/square/v2/refunds?begin_time=2020-01-01T00:00:00Z"))["refunds"]!.AsArray();
        refunds.Select(refund => refund!["id"]!.GetValue<string>()).Order().ShouldBe(orders.SelectMany(order => order["refunds"]?.AsArray() ?? []).Select(refund => refund!["id"]!.GetValue<string>()).Order());
        refunds.ShouldAllBe(refund => paid.ContainsKey(refund!["payment_id"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"location_ids":[]}""", "MISSING_REQUIRED_PARAMETER")]
    [InlineData("""{"location_ids":[L],"limit":1001}""", "VALUE_TOO_HIGH")]
    [InlineData("""{"location_ids":[L],"cursor":"x"}""", "INVALID_CURSOR")]
    [InlineData("""{"location_ids":[L],"query":{"filter":{"date_time_filter":{"created_at":{},"updated_at":{}}}}}""", "CONFLICTING_PARAMETERS")]
    [InlineData("""{"location_ids":[L],"query":{"filter":{"date_time_filter":{"updated_at":{}}},"sort":{"sort_field":"CREATED_AT"}}}""", "CONFLICTING_PARAMETERS")]
    [InlineData("""{"location_ids":[L],"query":{"sort":{"sort_field":"CLOSED_AT"}}}""", "INVALID_VALUE")]
    public async Task A_wrong_search_is_refused_with_the_vendors_code(string body, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 20);
        var place = (await sandbox.GetAsync("/square/v2/locations"))["locations"]![0]!["id"]!.ToJsonString();

        var (status, answer, _) = await sandbox.CallAsync(HttpMethod.Post, "/square/v2/orders/search", JsonNode.Parse(body.Replace("[L]", $"[{place}]", StringComparison.Ordinal)));

        (status, answer["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task A_cursor_dies()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var place = (await sandbox.GetAsync("/square/v2/locations"))["locations"]![0]!["id"]!.GetValue<string>();
        var cursor = (await sandbox.GoodAsync("/square/v2/orders/search", $$"""{"location_ids":["{{place}}"],"limit":5}"""))["cursor"]!.GetValue<string>();
        await sandbox.GoodAsync("/_sandbox/square/events", """{"type":"expire-cursors"}""");

        var (_, answer, _) = await sandbox.CallAsync(HttpMethod.Post, "/square/v2/orders/search", JsonNode.Parse($$"""{"location_ids":["{{place}}"],"limit":5,"cursor":"{{cursor}}"}"""));

        answer["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("INVALID_CURSOR");
    }

    [Fact]
    public async Task The_rate_is_limited_in_the_vendors_words()
    {
        await using var sandbox = await RunningSandbox.StartAsync(rateLimits: true);
        await sandbox.GoodAsync("/_sandbox/square/events", """{"type":"rate-limit","perSecond":0.01,"burst":2}""");
        await sandbox.GetAsync("/square/v2/locations");
        await sandbox.GetAsync("/square/v2/locations");

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations");

        status.ShouldBe(HttpStatusCode.TooManyRequests);
        (body["errors"]![0]!["category"]!.GetValue<string>(), body["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe(("RATE_LIMIT_ERROR", "RATE_LIMITED"));
    }

    private static long Cents(JsonNode? money) => money?["amount"]?.GetValue<long>() ?? 0;

    private static long Euros(JsonNode? money) => (long)((money?["amount"]?.GetValue<decimal>() ?? 0) * 100);

    private static long Sum(JsonNode? list, string money) => list?.AsArray().Sum(item => Cents(item![money])) ?? 0;
}
