using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Zoho;

public sealed class ZohoReadTests
{
    private const string List = "/crm/v8/Contacts?fields=id,Modified_Time&sort_by=Modified_Time&sort_order=asc";

    [Fact]
    public async Task Page_tokens_give_every_living_contact_once_with_equal_times_across_an_edge()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var (pages, edges, ids) = (0, 0, new List<string>());
        string? token = null, last = null;
        do
        {
            var page = await zoho.GoodAsync(HttpMethod.Get, List + (token is null ? "" : "&page_token=" + token));
            var rows = page["data"]!.AsArray();
            edges += rows[0]!["Modified_Time"]!.GetValue<string>() == last ? 1 : 0;
            last = rows[^1]!["Modified_Time"]!.GetValue<string>();
            ids.AddRange(rows.Select(row => row!["id"]!.GetValue<string>()));
            (pages, token) = (pages + 1, page["info"]!["next_page_token"]?.GetValue<string>());
            page["info"]!["more_records"]!.GetValue<bool>().ShouldBe(token is not null);
        }
        while (token is not null);

        pages.ShouldBeGreaterThanOrEqualTo(7);
        edges.ShouldBeGreaterThan(0);
        ids.Order().ShouldBe((await sandbox.GetAsync("/_sandbox/zoho/records/customer"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).Order());
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public async Task A_page_token_is_bound_to_its_question_and_dies()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var token = (await zoho.GoodAsync(HttpMethod.Get, List))["info"]!["next_page_token"]!;

        var other = await zoho.CallAsync(HttpMethod.Get, $"/crm/v8/Contacts?fields=id,Email&page_token={token}");
        await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"expire-cursors"}""");
        var late = await zoho.CallAsync(HttpMethod.Get, $"{List}&page_token={token}");
        var deep = await zoho.CallAsync(HttpMethod.Get, List + "&page=11");

        (other.Body["code"]!.GetValue<string>(), late.Body["code"]!.GetValue<string>(), deep.Body["code"]!.GetValue<string>()).ShouldBe(("TOKEN_BOUND_DATA_MISMATCH", "EXPIRED_VALUE", "DISCRETE_PAGINATION_LIMIT_EXCEEDED"));
    }

    [Fact]
    public async Task Nothing_found_is_no_content_and_nothing_changed_is_not_modified()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);

        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/Deals?fields=Deal_Name")).Status.ShouldBe(204);
        (await zoho.CallAsync(HttpMethod.Get, List, null, "sandbox", ("If-Modified-Since", "2031-01-01T00:00:00+00:00"))).Status.ShouldBe(304);
        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/Contacts")).Body["code"]!.GetValue<string>().ShouldBe("REQUIRED_PARAM_MISSING");
        (await sandbox.CallAsync(HttpMethod.Get, "/zoho/crm/v8/Contacts?fields=id")).Body["code"]!.GetValue<string>().ShouldBe("AUTHENTICATION_FAILURE");
    }

    [Fact]
    public async Task A_query_counts_pages_and_wants_brackets_in_pairs()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        Task<(int Status, JsonNode Body, HttpResponseMessage Answer)> AskAsync(string query) => zoho.CallAsync(HttpMethod.Post, "/crm/v8/coql", new JsonObject { ["select_query"] = query }.ToJsonString());

        var rich = await AskAsync("select id, Loyalty_Points from Contacts where ((Loyalty_Tier = 'Gold' and Loyalty_Points >= 2000) and Email is not null) order by Loyalty_Points desc, id asc limit 0, 2000");
        var loose = await AskAsync("select id from Contacts where Loyalty_Tier = 'Gold' and Loyalty_Points >= 2000 and Email is not null");
        var many = await AskAsync("select id from Contacts where id > 0 limit 2001");

        var expected = (await sandbox.GetAsync("/_sandbox/zoho/records/customer"))["items"]!.AsArray().Count(item => item!["loyalty"]?["tier"]?.GetValue<string>() == "Gold" && item["loyalty"]!["points"]!.GetValue<int>() >= 2000 && item["person"]!["email"] is not null);
        var points = rich.Body["data"]!.AsArray().Select(row => row!["Loyalty_Points"]!.GetValue<int>()).ToList();
        points.Count.ShouldBe(expected);
        points.ShouldBe(points.OrderDescending());
        (loose.Body["code"]!.GetValue<string>(), many.Body["code"]!.GetValue<string>()).ShouldBe(("SYNTAX_ERROR", "LIMIT_EXCEEDED"));
    }

    [Fact]
    public async Task A_new_contact_is_listed_at_once_and_searched_later()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"index-delay","milliseconds":60000}""");
        var id = (await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"customer","fields":{"Last_Name":"Tardive"}}"""))["id"]!;

        (await zoho.GoodAsync(HttpMethod.Get, $"/crm/v8/Contacts/{id}"))["data"]![0]!["Last_Name"]!.GetValue<string>().ShouldBe("Tardive");
        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/Contacts/search?criteria=(Last_Name:equals:Tardive)")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task More_than_ten_thousand_changes_share_one_second_and_come_by_token()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var import = await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"import","count":10100}""");
        var since = DateTimeOffset.Parse(import["at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        var count = 0;
        string? token = null;
        do
        {
            var (_, page, _) = await zoho.CallAsync(HttpMethod.Get, List + (token is null ? "" : "&page_token=" + token), null, "sandbox", ("If-Modified-Since", since));
            count += page["data"]!.AsArray().Count;
            token = page["info"]!["next_page_token"]?.GetValue<string>();
        }
        while (token is not null);

        count.ShouldBe(10_100);
    }
}
