using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Suppliers;

public sealed class SupplierOrderTests
{
    [Fact]
    public async Task A_polling_reader_follows_an_order_to_its_delivery_and_its_invoice()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (status, placed, _) = await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", await Ordering.OrderAsync(sandbox, "op-1"), key: "op-1");
        status.ShouldBe(HttpStatusCode.Created, placed.ToJsonString());
        var seen = new List<string> { placed["status"]!.GetValue<string>() };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (seen[^1] != "DELIVERED")
        {
            await Task.Delay(50, patience.Token);
            var now = (await sandbox.GetAsync($"/metro/v1/orders/{placed["supplierOrderId"]}"))["status"]!.GetValue<string>();
            if (now != seen[^1])
            {
                seen.Add(now);
            }
        }

        seen.ShouldBe(["SUBMITTED", "ACCEPTED", "DESPATCHED", "DELIVERED"]);
        var delivery = (await sandbox.GetAsync("/metro/v1/deliveries"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        delivery["orders"]![0]!["buyerOrderId"]!.GetValue<string>().ShouldBe("op-1");
        delivery["lines"]!.AsArray().ShouldAllBe(line => line!["lots"]![0]!["lotNumber"] != null);
        delivery["lines"]![1]!["weightKg"]!.GetValue<decimal>().ShouldBeGreaterThan(0);
        (await sandbox.GetAsync("/metro/v1/billing-documents"))["items"]!.AsArray().ShouldHaveSingleItem()!["type"]!.GetValue<string>().ShouldBe("INVOICE");
    }

    [Fact]
    public async Task The_same_order_again_is_the_first_and_another_under_its_number_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        var first = await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");
        var again = await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");
        order["lines"]![0]!["quantity"] = 13;
        var other = await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");

        (first.Status, again.Status, other.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict));
        again.Body["supplierOrderId"]!.GetValue<string>().ShouldBe(first.Body["supplierOrderId"]!.GetValue<string>());
        other.Body["code"]!.GetValue<string>().ShouldBe("DUPLICATE_ORDER");
        (await sandbox.GetAsync("/_sandbox/metro/state"))["orders"]!.AsArray().ShouldHaveSingleItem()!["effects"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_supplier_that_forgets_keys_takes_a_repeat_twice_and_the_ledger_counts_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        await sandbox.GoodAsync("/_sandbox/metro/faults", """{"ignoreIdempotencyKeys":true}""");
        await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");
        await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");

        (await sandbox.GetAsync("/_sandbox/metro/state"))["orders"]!.AsArray().ShouldHaveSingleItem()!["effects"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_shortage_changes_the_line_and_says_what_comes_later()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", await Ordering.OrderAsync(sandbox, "op-1", availability: "LIMITED"), key: "op-1");
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"advance-order","reference":"op-1"}""");
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"hold-orders"}""");

        var order = (await sandbox.GetAsync("/metro/v1/orders?buyerOrderId=op-1"))["items"]![0]!;

        order["status"]!.GetValue<string>().ShouldBe("ACCEPTED_WITH_CHANGES");
        (order["lines"]![0]!["quantity"]!.GetValue<int>(), order["lines"]![0]!["backorderQuantity"]!.GetValue<int>()).ShouldBe((5, 7));
        order["lines"]![1]!["status"]!.GetValue<string>().ShouldBe("ACCEPTED");
    }

    [Theory]
    [InlineData("supplierItemId", "\"nothing\"", "UNKNOWN_ITEM")]
    [InlineData("quantity", "0.5", "INVALID_INCREMENT")]
    [InlineData("netPrice", "1.11", "PRICE_CHANGED")]
    public async Task A_line_that_cannot_be_taken_is_named_with_its_code(string field, string value, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        order["lines"]![0]![field] = JsonNode.Parse(value);

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (body["code"]!.GetValue<string>(), body["lineErrors"]![0]!["lineId"]!.GetValue<string>(), body["lineErrors"]![0]!["code"]!.GetValue<string>()).ShouldBe((code, "1", code));
    }

    [Fact]
    public async Task An_order_is_changed_and_cancelled_until_it_leaves_and_not_after()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"hold-orders"}""");
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        var id = (await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1")).Body["supplierOrderId"]!.GetValue<string>();
        order["lines"]![0]!["quantity"] = 20;
        (await sandbox.CallAsync(HttpMethod.Put, $"/metro/v1/orders/{id}", order)).Status.ShouldBe(HttpStatusCode.OK);
        await sandbox.GoodAsync($"/metro/v1/orders/{id}/cancellation", """{"buyerOrderId":"op-1","reason":"closed"}""");
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"advance-order","reference":"op-1"}""");
        (await sandbox.GetAsync($"/metro/v1/orders/{id}"))["status"]!.GetValue<string>().ShouldBe("CANCELLED");

        await sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", await Ordering.OrderAsync(sandbox, "op-2"), key: "op-2");
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"order-status","reference":"op-2","status":"DESPATCHED"}""");
        var late = (await sandbox.GetAsync("/metro/v1/orders?buyerOrderId=op-2"))["items"]![0]!["supplierOrderId"];
        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Post, $"/metro/v1/orders/{late}/cancellation", JsonNode.Parse("""{"buyerOrderId":"op-2"}"""));
        (status, body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.UnprocessableEntity, "CANCELLATION_REFUSED"));
    }

    [Fact]
    public async Task Changes_of_the_catalogue_are_found_by_time_and_a_dead_cursor_is_told()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var page = await sandbox.GetAsync("/metro/v1/catalogue/items?limit=10");
        var item = page["items"]![3]!["supplierItemId"]!.GetValue<string>();
        await sandbox.GoodAsync("/_sandbox/metro/events", $$"""{"type":"price","itemId":"{{item}}","amount":99.5}""");

        var changed = (await sandbox.GetAsync("/metro/v1/catalogue/items?updatedSince=2026-11-01T00:00:00Z"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (changed["supplierItemId"]!.GetValue<string>(), changed["price"]!["netAmount"]!.GetValue<decimal>()).ShouldBe((item, 99.5m));
        await sandbox.GoodAsync("/_sandbox/metro/events", """{"type":"expire-cursors"}""");
        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Get, $"/metro/v1/catalogue/items?limit=10&cursor={page["nextCursor"]}");
        (status, body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Gone, "CURSOR_EXPIRED"));
    }

    [Fact]
    public async Task The_ledger_says_of_each_article_what_the_catalogue_says()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var items = (await sandbox.GetAsync("/metro/v1/catalogue/items?limit=1000"))["items"]!.AsArray();
        var ledger = (await sandbox.GetAsync("/_sandbox/metro/records/catalog-item"))["items"]!.AsArray().ToDictionary(item => item!["id"]!.GetValue<string>());

        items.Count.ShouldBe(ledger.Count);
        foreach (var item in items)
        {
            var held = ledger[item!["supplierItemId"]!.GetValue<string>()]!;
            held["price"]!["net"]!["amount"]!.GetValue<decimal>().ShouldBe(item["price"]!["netAmount"]!.GetValue<decimal>());
            held["vatRate"]!.GetValue<decimal>().ShouldBe(item["vatRate"]!.GetValue<decimal>() / 100);
            held["isWeighed"]!.GetValue<bool>().ShouldBe(item["variableWeight"]!.GetValue<bool>());
        }
    }
}
