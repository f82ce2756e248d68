using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.HubSpot;

public sealed class HubSpotSearchTests
{
    private const string Search = "/hubspot/crm/objects/2026-09/contacts/search";

    [Fact]
    public async Task Sorted_by_id_a_search_gives_every_living_contact_once_over_seven_pages_and_more()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (last, pages, ids) = ("0", 0, new List<string>());
        while (true)
        {
            var page = (await sandbox.GoodAsync(Search, $$$"""{"limit":200,"filterGroups":[{"filters":[{"propertyName":"hs_object_id","operator":"GT","value":"{{{last}}}"}]}],"sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}]}"""))["results"]!.AsArray();
            if (page.Count == 0)
            {
                break;
            }

            pages++;
            ids.AddRange(page.Select(item => item!["id"]!.GetValue<string>()));
            last = ids[^1];
        }

        pages.ShouldBeGreaterThanOrEqualTo(7);
        ids.ShouldBe(ids.Distinct().OrderBy(long.Parse));
        ids.ShouldBe((await sandbox.GetAsync("/_sandbox/hubspot/records/customer"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Times_of_change_are_equal_across_the_edge_of_a_page()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var body = """{"limit":200,"after":"AFTER","sorts":[{"propertyName":"lastmodifieddate","direction":"DESCENDING"}]}""";
        var edges = 0;
        string? last = null;
        for (var after = 0; after < 1600; after += 200)
        {
            var page = (await sandbox.GoodAsync(Search, body.Replace("AFTER", $"{after}", StringComparison.Ordinal)))["results"]!.AsArray();
            edges += page[0]!["updatedAt"]!.GetValue<string>() == last ? 1 : 0;
            last = page[^1]!["updatedAt"]!.GetValue<string>();
        }

        edges.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task More_than_ten_thousand_results_are_counted_but_not_given()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var import = await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"import","count":10100}""");
        await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"index-delay"}""");
        await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"touch","properties":{"city":"Saumur"}}""");
        var filter = $$$"""{"limit":200,"after":"AFTER","filterGroups":[{"filters":[{"propertyName":"lastmodifieddate","operator":"GTE","value":{{{import["at"]!.ToJsonString()}}}}]}]}""";
        (HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer) beyond = default;
        var last = await UntilAsync(async () =>
        {
            var page = await sandbox.GoodAsync(Search, filter.Replace("AFTER", "9800", StringComparison.Ordinal));
            beyond = await sandbox.CallAsync(HttpMethod.Post, Search, JsonNode.Parse(filter.Replace("AFTER", "10000", StringComparison.Ordinal)));
            return page["total"]!.GetValue<int>() > 10_000 ? page : null;
        });

        last["results"]!.AsArray().Count.ShouldBe(200);
        last["paging"]!["next"]!["after"]!.GetValue<string>().ShouldBe("10000");
        (beyond.Status, beyond.Body!["category"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "VALIDATION_ERROR"));
    }

    [Fact]
    public async Task A_change_shows_at_once_by_id_and_later_in_a_search()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"index-delay","milliseconds":60000}""");
        var id = (await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"customer","properties":{"lastname":"Tardive"}}"""))["id"]!.GetValue<string>();

        (await sandbox.GetAsync($"/hubspot/crm/v3/objects/contacts/{id}"))["properties"]!["lastname"]!.GetValue<string>().ShouldBe("Tardive");
        (await sandbox.GoodAsync(Search, """{"query":"Tardive"}"""))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task The_sixth_search_in_a_second_is_refused_without_a_category_and_without_limit_headers()
    {
        await using var sandbox = await RunningSandbox.StartAsync(rateLimits: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => sandbox.CallAsync(HttpMethod.Post, Search, new JsonObject())));

        var refused = answers.Single(answer => answer.Status == HttpStatusCode.TooManyRequests);
        refused.Body["errorType"]!.GetValue<string>().ShouldBe("RATE_LIMIT");
        refused.Body["category"].ShouldBeNull();
        answers.ShouldAllBe(answer => !answer.Answer.Headers.Contains("X-HubSpot-RateLimit-Max"));
        (await sandbox.CallAsync(HttpMethod.Get, "/hubspot/crm/v3/objects/contacts")).Answer.Headers.GetValues("X-HubSpot-RateLimit-Remaining").ShouldBe(["189"]);
    }

    private static async Task<JsonNode> UntilAsync(Func<Task<JsonNode?>> look)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("It did not come within five seconds.");
    }
}
