using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Lightspeed;

public sealed class RestaurantTests
{
    [Fact]
    public async Task The_page_tokens_give_every_closed_sale_once_by_its_time_of_closing_though_many_share_an_instant()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 1000);
        var ledger = (await sandbox.GetAsync("/_sandbox/lightspeed-k/records/sale"))["items"]!.AsArray().ToDictionary(sale => sale!["id"]!.GetValue<string>());
        var seen = new HashSet<string>();
        foreach (var place in await PlacesAsync(sandbox))
        {
            var sales = await SalesAsync(sandbox, place);
            var times = sales.ConvertAll(sale => sale["timeClosed"]!.GetValue<string>());
            times.ShouldBe(times.Order(StringComparer.Ordinal));
            Enumerable.Range(1, 6).ShouldContain(page => times[(page * 50) - 1] == times[page * 50]);
            foreach (var sale in sales)
            {
                seen.Add(sale["accountFiscId"]!.GetValue<string>()).ShouldBeTrue();
                var lines = sale["salesLines"]!.AsArray().Sum(line => Number(line!, "totalNetAmountWithTax"));
                var record = ledger[sale["accountFiscId"]!.GetValue<string>()]!;
                record["total"]!["amount"]!.GetValue<decimal>().ShouldBe(lines);
                if (sale["type"]!.GetValue<string>() is "SALE" or "REFUND")
                {
                    sale["payments"]!.AsArray().Sum(payment => Number(payment!, "netAmountWithTax")).ShouldBe(lines);
                }
            }
        }

        seen.Count.ShouldBe(ledger.Count);
        ledger.Values.Select(sale => sale!["kindRaw"]!.GetValue<string>()).Distinct().ShouldBeSubsetOf(["SALE", "REFUND", "VOID", "CANCEL", "FLOAT", "SPLIT", "TRANSFER", "TRAINING", "RECALL"]);
        ledger.Values.Count(sale => sale!["kindRaw"]!.GetValue<string>() == "REFUND").ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("", "from")]
    [InlineData("?from=12/12/2023", "Invalid date format: 12/12/2023")]
    [InlineData("?from=2019-01-01T00:00:00Z", "2025-10-02")]
    [InlineData("?from=2026-06-01T00:00:00Z&to=2026-05-01T00:00:00Z", "Invalid date range")]
    [InlineData("?from=2026-06-01T00:00:00Z&pageSize=101", "pageSize")]
    public async Task A_wrong_range_is_refused_with_one_sentence(string query, string part)
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 20);
        var place = (await PlacesAsync(sandbox))[0];

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Get, $"/lightspeed-k/f/v2/business-location/{place}/sales{query}");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body["error"]!.GetValue<string>().ShouldContain(part);
    }

    [Fact]
    public async Task A_business_day_holds_what_was_closed_in_it_and_says_where_the_next_begins()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 4000);
        var place = (await PlacesAsync(sandbox))[0];

        var day = await sandbox.GetAsync($"/lightspeed-k/f/v2/business-location/{place}/sales-daily?date=2026-03-28");
        var first = await sandbox.GetAsync($"/lightspeed-k/f/finance/{place}/dailyFinancials?date=2026-03-28");

        day["nextStartOfDayAsIso8601"]!.GetValue<string>().ShouldBe("2026-03-29T04:00:00+02:00");
        var times = day["sales"]!.AsArray().Select(sale => sale!["timeClosed"]!.GetValue<DateTimeOffset>()).ToList();
        times.ShouldContain(at => at >= DateTimeOffset.Parse("2026-03-29T01:00:00Z", CultureInfo.InvariantCulture));
        times.ShouldAllBe(at => at >= DateTimeOffset.Parse("2026-03-28T03:00:00Z", CultureInfo.InvariantCulture) && at < DateTimeOffset.Parse("2026-03-29T02:00:00Z", CultureInfo.InvariantCulture));
        first["sales"]!.AsArray().Select(sale => sale!["timeofCloseAndPaid"]!.GetValue<DateTimeOffset>()).ShouldBe(times);
    }

    [Fact]
    public async Task An_article_takes_its_default_price_alone_and_tells_what_is_missing()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 20);
        var place = (await PlacesAsync(sandbox))[0];
        var item = (await sandbox.GetAsync($"/lightspeed-k/items/v1/items?businessLocationId={place}&amount=2")).AsArray()[1]!;
        var path = $"/lightspeed-k/items/v1/items/{item["id"]}";
        var body = new JsonObject { ["name"] = "Neuf", ["sku"] = item["sku"]!.GetValue<string>(), ["businessLocationId"] = long.Parse(place, CultureInfo.InvariantCulture), ["accountingGroupId"] = item["accountingGroup"]!["id"]!.DeepClone(), ["prices"] = new JsonArray() };

        var (refused, problem, _) = await sandbox.CallAsync(HttpMethod.Put, path, body);
        body["defaultPrice"] = 12.3m;
        var (status, after, _) = await sandbox.CallAsync(HttpMethod.Put, path, body);

        (refused, problem["apiSubExceptions"]![0]!["field"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "defaultPrice"));
        status.ShouldBe(HttpStatusCode.OK);
        after["prices"]!.AsArray().Select(price => (price!["name"]!.GetValue<string>(), price["amount"]!.GetValue<decimal>())).ShouldBe([("Default", 12.3m), ("Terrasse", item["prices"]![1]!["amount"]!.GetValue<decimal>())]);
    }

    [Fact]
    public async Task A_refresh_token_is_good_for_one_use_and_the_client_goes_in_a_basic_header()
    {
        await using var sandbox = await RunningSandbox.StartAsync(sales: 20);
        var (_, _, consent) = await sandbox.CallAsync(HttpMethod.Get, "/lightspeed-k/realms/k-series/protocol/openid-connect/auth?response_type=code&client_id=devp-v2-x&scope=financial-api+offline_access&redirect_uri=https%3A%2F%2Fmoulin.example%2Fback", bearer: null);
        var code = HttpUtility.ParseQueryString(consent.Headers.Location!.Query)["code"]!;

        var (_, grant) = await TokenAsync(sandbox, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "https://moulin.example/back"));
        var (again, second) = await TokenAsync(sandbox, ("grant_type", "refresh_token"), ("refresh_token", grant["refresh_token"]!.GetValue<string>()));
        var (twice, problem) = await TokenAsync(sandbox, ("grant_type", "refresh_token"), ("refresh_token", grant["refresh_token"]!.GetValue<string>()));

        grant["refresh_expires_in"]!.GetValue<int>().ShouldBe(40 * 86_400);
        (again, twice, problem["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.OK, HttpStatusCode.BadRequest, "invalid_grant"));
        var access = second["access_token"]!.GetValue<string>();
        (await sandbox.CallAsync(HttpMethod.Get, "/lightspeed-k/f/data/businesses", bearer: access)).Status.ShouldBe(HttpStatusCode.OK);
        (await sandbox.CallAsync(HttpMethod.Get, "/lightspeed-k/items/v1/items?businessLocationId=1", bearer: access)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> TokenAsync(RunningSandbox sandbox, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Address + "/lightspeed-k/realms/k-series/protocol/openid-connect/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("devp-v2-x:secret")));
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private static async Task<List<string>> PlacesAsync(RunningSandbox sandbox) =>
        [.. (await sandbox.GetAsync("/lightspeed-k/f/data/businesses"))["_embedded"]!["businessList"]![0]!["businessLocations"]!.AsArray().Select(place => place!["blID"]!.ToJsonString())];

    private static async Task<List<JsonNode>> SalesAsync(RunningSandbox sandbox, string place)
    {
        var (sales, token) = (new List<JsonNode>(), (string?)null);
        do
        {
            var page = await sandbox.GetAsync($"/lightspeed-k/f/v2/business-location/{place}/sales?from=2025-11-01T00:00:00Z&to=2026-11-01T00:00:00Z&include=payments{(token is null ? "" : "&nextPageToken=" + token)}");
            sales.AddRange(page["sales"]!.AsArray().Select(sale => sale!));
            token = page["nextPageToken"]?.GetValue<string>();
        }
        while (token is not null);
        return sales;
    }

    private static decimal Number(JsonNode row, string name) => decimal.Parse(row[name]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
