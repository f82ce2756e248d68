using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Square;

public sealed class SquareCatalogTests
{
    [Fact]
    public async Task A_price_changed_in_the_catalogue_shows_in_the_next_sale_and_in_no_earlier_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = await sandbox.OrdersAsync();
        var form = await FormAsync(sandbox);
        form["item_variation_data"]!["price_money"]!["amount"] = 4321;
        await sandbox.GoodAsync("/square/v2/catalog/object", Upsert("k1", form));

        var sale = await sandbox.GoodAsync("/_sandbox/square/events", $$"""{"type":"sale","items":[{"variationId":"{{form["id"]}}","quantity":2}]}""");

        var order = (await sandbox.GetAsync($"/square/v2/orders/{sale["orderId"]}"))["order"]!;
        (order["line_items"]![0]!["base_price_money"]!["amount"]!.GetValue<int>(), order["line_items"]![0]!["total_money"]!["amount"]!.GetValue<int>()).ShouldBe((4321, 8642));
        var after = await sandbox.OrdersAsync();
        after.Take(before.Count).Select(known => known.ToJsonString()).ShouldBe(before.Select(known => known.ToJsonString()));
        after[^1]["id"]!.GetValue<string>().ShouldBe(sale["orderId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_version_that_is_not_the_stored_one_is_refused_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var form = await FormAsync(sandbox);
        form["item_variation_data"]!["price_money"]!["amount"] = 1000;
        await sandbox.GoodAsync("/square/v2/catalog/object", Upsert("k1", form));
        form["item_variation_data"]!["price_money"]!["amount"] = 2000;

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Post, "/square/v2/catalog/object", JsonNode.Parse(Upsert("k2", form)));

        (status, body["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "VERSION_MISMATCH"));
        (await sandbox.GetAsync($"/square/v2/catalog/object/{form["id"]}"))["object"]!["item_variation_data"]!["price_money"]!["amount"]!.GetValue<int>().ShouldBe(1000);
    }

    [Fact]
    public async Task What_is_not_sent_is_cleared()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var form = await FormAsync(sandbox);
        form["item_variation_data"]!["sku"].ShouldNotBeNull();
        form["item_variation_data"]!.AsObject().Remove("sku");
        await sandbox.GoodAsync("/square/v2/catalog/object", Upsert("k1", form));

        (await sandbox.GetAsync($"/square/v2/catalog/object/{form["id"]}"))["object"]!["item_variation_data"]!["sku"].ShouldBeNull();
    }

    [Fact]
    public async Task A_key_gives_its_first_answer_again_refuses_other_content_and_is_forgotten_on_demand()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var body = """{"idempotency_key":"k1","object":{"type":"DISCOUNT","id":"#new","discount_data":{"name":"Printemps","discount_type":"FIXED_PERCENTAGE","percentage":"10"}}}""";
        var first = await sandbox.GoodAsync("/square/v2/catalog/object", body);
        var again = await sandbox.GoodAsync("/square/v2/catalog/object", body);
        var (_, other, _) = await sandbox.CallAsync(HttpMethod.Post, "/square/v2/catalog/object", JsonNode.Parse(body.Replace("\"10\"", "\"15\"", StringComparison.Ordinal)));
        await sandbox.GoodAsync("/_sandbox/square/faults", """{"ignoreIdempotencyKeys":1}""");
        var doubled = await sandbox.GoodAsync("/square/v2/catalog/object", body);

        again.ToJsonString().ShouldBe(first.ToJsonString());
        first["id_mappings"]![0]!["client_object_id"]!.GetValue<string>().ShouldBe("#new");
        other["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("IDEMPOTENCY_KEY_REUSED");
        doubled["catalog_object"]!["id"]!.GetValue<string>().ShouldNotBe(first["catalog_object"]!["id"]!.GetValue<string>());
        (await sandbox.GetAsync("/_sandbox/square/state"))["writes"]!.AsArray().ShouldHaveSingleItem()!["effects"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Writes_at_the_same_time_are_refused_but_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync(rateLimits: true);
        var form = await FormAsync(sandbox);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => sandbox.CallAsync(HttpMethod.Post, "/square/v2/catalog/object", JsonNode.Parse(Upsert($"k{i}", form.DeepClone())))));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.TooManyRequests && answer.Body["errors"]![0]!["detail"]!.GetValue<string>() == "Catalog locked by prior request.");
    }

    [Fact]
    public async Task A_batch_names_its_new_objects_and_the_ledger_folds_them_into_one_promotion()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var answer = await sandbox.GoodAsync("/square/v2/catalog/batch-upsert", """{"idempotency_key":"k1","batches":[{"objects":[{"type":"PRICING_RULE","id":"#r","pricing_rule_data":{"name":"Midi","discount_id":"#d","match_products_id":"#s","valid_from_date":"2026-12-01"}},{"type":"DISCOUNT","id":"#d","discount_data":{"name":"Midi","discount_type":"FIXED_PERCENTAGE","percentage":"12.5"}},{"type":"PRODUCT_SET","id":"#s","product_set_data":{"all_products":true}}]}]}""");
        var ids = answer["id_mappings"]!.AsArray().ToDictionary(mapping => mapping!["client_object_id"]!.GetValue<string>(), mapping => mapping!["object_id"]!.GetValue<string>());

        answer["objects"]![0]!["pricing_rule_data"]!["discount_id"]!.GetValue<string>().ShouldBe(ids["#d"]);
        var promotion = (await sandbox.GetAsync("/_sandbox/square/records/promotion"))["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == ids["#r"])!;
        (promotion["name"]!.GetValue<string>(), promotion["terms"]!["fraction"]!.GetValue<decimal>(), promotion["terms"]!["isAutomatic"]!.GetValue<bool>(), promotion["terms"]!["from"]!.GetValue<string>()).ShouldBe(("Midi", 0.125m, true, "2026-12-01T00:00:00"));
        await sandbox.GoodAsync("/square/v2/catalog/batch-delete", $$"""{"object_ids":["{{ids["#r"]}}"]}""");
        (await sandbox.CallAsync(HttpMethod.Get, $"/square/v2/catalog/object/{ids["#r"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_search_after_the_latest_time_finds_what_changed_since_and_deleted_things_on_demand()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var latest = (await sandbox.GoodAsync("/square/v2/catalog/search", """{"object_types":["ITEM"],"limit":1000}"""))["latest_time"];
        (await sandbox.GoodAsync("/square/v2/catalog/search", $$"""{"object_types":["ITEM"],"begin_time":"{{latest}}"}"""))["objects"].ShouldBeNull();
        var form = await FormAsync(sandbox);
        var item = form["item_variation_data"]!["item_id"]!.GetValue<string>();
        await sandbox.CallAsync(HttpMethod.Delete, $"/square/v2/catalog/object/{item}");

        (await sandbox.GoodAsync("/square/v2/catalog/search", $$"""{"object_types":["ITEM"],"begin_time":"{{latest}}"}"""))["objects"].ShouldBeNull();
        var gone = (await sandbox.GoodAsync("/square/v2/catalog/search", $$"""{"object_types":["ITEM"],"begin_time":"{{latest}}","include_deleted_objects":true}"""))["objects"]!.AsArray().ShouldHaveSingleItem()!;
        (gone["id"]!.GetValue<string>(), gone["is_deleted"]!.GetValue<bool>()).ShouldBe((item, true));
    }

    [Fact]
    public async Task A_count_is_set_at_one_place_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var count = (await sandbox.PostAsync("/square/v2/inventory/counts/batch-retrieve", "{}"))["counts"]![0]!;
        var before = (await sandbox.GetAsync($"/square/v2/inventory/{count["catalog_object_id"]}"))["counts"]!.AsArray();
        await sandbox.GoodAsync("/square/v2/inventory/changes/batch-create", $$"""{"idempotency_key":"k1","changes":[{"type":"PHYSICAL_COUNT","physical_count":{"catalog_object_id":"{{count["catalog_object_id"]}}","location_id":"{{count["location_id"]}}","state":"IN_STOCK","quantity":"77.5","occurred_at":"2026-11-05T08:00:00Z"} }]}""");

        var after = (await sandbox.GetAsync($"/square/v2/inventory/{count["catalog_object_id"]}"))["counts"]!.AsArray();
        after.Single(item => item!["location_id"]!.GetValue<string>() == count["location_id"]!.GetValue<string>())!["quantity"]!.GetValue<string>().ShouldBe("77.5");
        after.Count(item => before.Any(old => JsonNode.DeepEquals(old, item))).ShouldBe(before.Count - 1);
    }

    private static string Upsert(string key, JsonNode thing) => $$"""{"idempotency_key":"{{key}}","object":{{thing.ToJsonString()}}}""";

    private static async Task<JsonNode> FormAsync(RunningSandbox sandbox) =>
        (await sandbox.GetAsync("/square/v2/catalog/list?types=ITEM"))["objects"]![3]!["item_data"]!["variations"]![0]!;
}
