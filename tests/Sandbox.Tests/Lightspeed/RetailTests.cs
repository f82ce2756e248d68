using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Lightspeed;

public sealed class RetailTests
{
    private const string Relations = "load_relations=%5B%22SaleLines%22,%22SalePayments%22,%22SalePayments.PaymentType%22,%22TaxCategory%22%5D";

    [Fact]
    public async Task One_row_stands_bare_several_stand_in_an_array_and_none_are_left_out()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var account = await AccountAsync(sandbox);

        (await sandbox.GetAsync(account + "Shop.json"))["Shop"]!.AsArray().Count.ShouldBe(2);
        (await sandbox.GetAsync(account + "Shop.json?shopID=2"))["Shop"]!.AsObject()["timeZone"]!.GetValue<string>().ShouldBe("Europe/Paris");
        (await sandbox.GetAsync(account + "Shop.json?shopID=9")).AsObject().ContainsKey("Shop").ShouldBeFalse();
        var sales = await SalesAsync(sandbox, account, "limit=100&" + Relations);
        sales.Select(sale => sale["SaleLines"]?["SaleLine"]?.GetType()).Distinct().ShouldBe([typeof(JsonObject), typeof(JsonArray), null], ignoreOrder: true);
    }

    [Fact]
    public async Task The_next_addresses_give_every_sale_once_though_many_share_an_instant()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 800);
        var account = await AccountAsync(sandbox);

        var sales = await SalesAsync(sandbox, account, "archived=true&sort=timeStamp");

        sales.Select(sale => sale["saleID"]!.GetValue<string>()).Distinct().Count().ShouldBe(800);
        var times = sales.ConvertAll(sale => sale["timeStamp"]!.GetValue<string>());
        times.ShouldBe(times.Order(StringComparer.Ordinal));
        Enumerable.Range(1, 7).Count(page => times[(page * 100) - 1] == times[page * 100]).ShouldBeGreaterThan(0);
        var night = sales.Where(sale => sale["completeTime"]?.GetValue<string>() is { } at && int.Parse(at[11..13], CultureInfo.InvariantCulture) is 0 or 1 or 2).ToList();
        night.Select(sale => sale["completeTime"]!.GetValue<string>()[5..7]).Distinct().ShouldBe(["10", "03"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_money_of_every_sale_adds_up_and_the_ledger_says_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 1500);
        var account = await AccountAsync(sandbox);
        var ledger = (await sandbox.GetAsync("/_sandbox/lightspeed/records/sale"))["items"]!.AsArray().ToDictionary(sale => sale!["id"]!.GetValue<string>());

        foreach (var sale in await SalesAsync(sandbox, account, "archived=true&" + Relations))
        {
            var lines = Many(sale["SaleLines"]?["SaleLine"]);
            Near(lines.Sum(line => Number(line, "calcTotal")), Number(sale, "calcTotal"));
            lines.ShouldAllBe(line => Number(line, "calcSubtotal") - Number(line, "calcLineDiscount") + Number(line, "calcTax1") == Number(line, "calcTotal"));
            (Number(sale, "calcSubtotal") - Number(sale, "calcDiscount") + Number(sale, "taxTotal")).ShouldBe(Number(sale, "total"));
            if (sale["completed"]!.GetValue<string>() == "true")
            {
                Many(sale["SalePayments"]?["SalePayment"]).Where(payment => payment["archived"]!.GetValue<string>() == "false").Sum(payment => Number(payment, "amount") - Number(payment, "tipAmount")).ShouldBe(Number(sale, "total"), sale.ToJsonString());
            }

            var record = ledger[sale["saleID"]!.GetValue<string>()]!;
            record["total"]!["amount"]!.GetValue<decimal>().ShouldBe(Number(sale, "total"));
            record["lines"]!.AsArray().Sum(line => line!["total"]!["amount"]!.GetValue<decimal>()).ShouldBe(lines.Sum(line => Number(line, "calcTotal")));
        }

        ledger.Values.Count(sale => sale!["kind"]!.GetValue<string>() == "REFUND").ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_bucket_is_told_and_the_request_after_the_one_that_overflows_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync(rateLimits: true);
        var account = await AccountAsync(sandbox);
        await sandbox.GoodAsync("/_sandbox/lightspeed/events", """{"type":"rate-limit","perSecond":0.01,"burst":2}""");

        var (_, _, first) = await sandbox.CallAsync(HttpMethod.Get, account + "Sale.json?" + Relations);
        var (status, body, answer) = await sandbox.CallAsync(HttpMethod.Get, account + "Shop.json");

        Header(first, "X-LS-API-Request-Cost").ShouldBe("2.2");
        Header(first, "X-LS-API-Bucket-Level").ShouldBe("2.2/2");
        (first.StatusCode, status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.TooManyRequests));
        Header(answer, "X-LS-API-RateLimit-Type").ShouldBe("api-leaky-bucket");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        body["httpCode"]!.GetValue<string>().ShouldBe("429");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task A_price_and_a_stock_within_an_article_are_taken_and_what_is_read_only_is_left_aside()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var account = await AccountAsync(sandbox);
        var shelf = (await sandbox.GetAsync(account + "ItemShop.json?itemID=2&shopID=1"))["ItemShop"]!["itemShopID"]!.GetValue<string>();

        var body = JsonNode.Parse($$"""{"systemSku":"x","Prices":{"ItemPrice":{"amount":"12.5","useType":"Default"} },"ItemShops":{"ItemShop":{"itemShopID":{{shelf}},"qoh":7} } }""");
        (await sandbox.CallAsync(HttpMethod.Put, account + "Item/2.json", body)).Status.ShouldBe(HttpStatusCode.OK);
        await sandbox.CallAsync(HttpMethod.Put, account + $"ItemShop/{shelf}.json", JsonNode.Parse("""{"qoh":99,"reorderPoint":"3"}"""));

        var item = (await sandbox.GetAsync(account + "Item/2.json?load_relations=%5B%22ItemShops%22%5D"))["Item"]!;
        item["systemSku"]!.GetValue<string>().ShouldBe("210000000002");
        Many(item["Prices"]!["ItemPrice"]).Single(price => price["useType"]!.GetValue<string>() == "Default")["amount"]!.GetValue<string>().ShouldBe("12.5");
        var shelves = Many(item["ItemShops"]!["ItemShop"]).ToDictionary(row => row["shopID"]!.GetValue<string>());
        (shelves["1"]["qoh"]!.GetValue<string>(), shelves["1"]["reorderPoint"]!.GetValue<string>()).ShouldBe(("7", "3"));
        Number(shelves["0"], "qoh").ShouldBe(7 + Number(shelves["2"], "qoh"));
    }

    [Fact]
    public async Task A_discount_of_both_kinds_is_refused_and_an_archived_one_leaves_the_list()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var account = await AccountAsync(sandbox);

        var (status, problem, _) = await sandbox.CallAsync(HttpMethod.Post, account + "Discount.json", JsonNode.Parse("""{"name":"Deux","discountAmount":2,"discountPercent":0.1}"""));
        var made = (await sandbox.CallAsync(HttpMethod.Post, account + "Discount.json", JsonNode.Parse("""{"name":"Un","discountPercent":0.25}"""))).Body["Discount"]!;
        var id = made["discountID"]!.GetValue<string>();
        await sandbox.CallAsync(HttpMethod.Delete, account + $"Discount/{id}.json");

        (status, problem["errorClass"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "Exception"));
        made["discountPercent"]!.GetValue<string>().ShouldBe("0.25");
        Many((await sandbox.GetAsync(account + "Discount.json"))["Discount"]).ShouldNotContain(row => row["discountID"]!.GetValue<string>() == id);
        Many((await sandbox.GetAsync(account + "Discount.json?archived=only"))["Discount"]).ShouldContain(row => row["discountID"]!.GetValue<string>() == id);
    }

    [Fact]
    public async Task A_void_moves_the_time_of_update_and_nothing_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var account = await AccountAsync(sandbox);
        var id = (await sandbox.GoodAsync("/_sandbox/lightspeed/events", """{"type":"sale"}"""))["saleId"]!.GetValue<string>();
        var before = (await sandbox.GetAsync(account + $"Sale/{id}.json"))["Sale"]!;
        await sandbox.GoodAsync("/_sandbox/lightspeed/events", $$"""{"type":"void","saleId":"{{id}}"}""");

        var after = Many((await sandbox.GetAsync(account + "Sale.json?sort=-updatetime&limit=1"))["Sale"]).Single();

        (after["saleID"]!.GetValue<string>(), after["voided"]!.GetValue<string>()).ShouldBe((id, "true"));
        after["timeStamp"]!.GetValue<string>().ShouldBe(before["timeStamp"]!.GetValue<string>());
    }

    internal static async Task<string> AccountAsync(RunningSandbox sandbox) =>
        $"/lightspeed/API/V3/Account/{(await sandbox.GetAsync("/lightspeed/API/V3/Account.json"))["Account"]!["accountID"]}/";

    internal static IReadOnlyList<JsonNode> Many(JsonNode? rows) => rows switch { null => [], JsonArray many => [.. many.Select(row => row!)], _ => [rows] };

    private static async Task<List<JsonNode>> SalesAsync(RunningSandbox sandbox, string account, string query)
    {
        var sales = new List<JsonNode>();
        var next = $"{account}Sale.json?{query}";
        while (next.Length > 0)
        {
            var page = await sandbox.GetAsync(next);
            sales.AddRange(Many(page["Sale"]));
            next = page["@attributes"]!["next"]!.GetValue<string>();
        }

        return sales;
    }

    private static decimal Number(JsonNode row, string name) => decimal.Parse(row[name]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static void Near(decimal one, decimal other) => Math.Abs(one - other).ShouldBeLessThanOrEqualTo(0.005m);

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
