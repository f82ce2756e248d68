using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.TheFork;

public sealed class TheForkReadTests
{
    [Fact]
    public async Task A_year_comes_as_ids_page_by_page_with_pages_that_end_in_the_middle_of_equal_times()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ids = await ListAsync(sandbox, "reservations", $"restaurantUuid={await IdAsync(sandbox, "restaurantId")}");
        var guests = await ListAsync(sandbox, "customers", $"groupUuid={await IdAsync(sandbox, "groupId")}");

        ids.Pages.ShouldBeGreaterThanOrEqualTo(7);
        guests.Pages.ShouldBeGreaterThanOrEqualTo(7);
        ids.Ids.ShouldBeUnique();
        var ledger = await LedgerAsync(sandbox, "reservation");
        ids.Ids.ShouldBe(ledger.Keys, ignoreOrder: true);
        guests.Ids.ShouldBe((await LedgerAsync(sandbox, "guest")).Keys, ignoreOrder: true);
        var edge = await Task.WhenAll(ids.Ids[99..101].Select(id => sandbox.GetAsync("/thefork/manager/v1/reservations/" + id)));
        edge[0]["updatedAt"]!.GetValue<string>().ShouldBe(edge[1]["updatedAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_ledger_has_every_status_and_stage_both_nights_of_the_change_of_hour_and_bookings_to_come()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ledger = (await LedgerAsync(sandbox, "reservation")).Values.ToList();

        Distinct(ledger, "statusRaw").ShouldBe(["RECORDED", "REQUESTED", "REFUSED", "CANCELED", "NO_SHOW", "WAITLISTED"], ignoreOrder: true);
        Distinct(ledger, "stageRaw").ShouldBe([null, "PARTIALLY_ARRIVED", "ARRIVED", "SEATED", "BILL", "LEFT", "DESSERT"], ignoreOrder: true);
        foreach (var start in (string[])["2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"])
        {
            ledger.ShouldContain(booking => booking["start"]!.GetValue<string>() == start);
        }

        ledger.Count(booking => string.CompareOrdinal(booking["start"]!.GetValue<string>(), "2026-11-02") > 0).ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Without_the_unknown_a_booking_has_the_fields_and_words_of_the_vendor_s_file_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var odd = (await LedgerAsync(sandbox, "reservation")).Values.Where(booking => booking["statusRaw"]!.GetValue<string>() == "WAITLISTED").Select(booking => booking["id"]!.GetValue<string>()).ToList();
        var first = (await LedgerAsync(sandbox, "reservation")).Keys.First();
        (await sandbox.GetAsync("/thefork/manager/v1/reservations/" + first))["seatingPreference"].ShouldNotBeNull();

        await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"unknowns","value":false}""");

        odd.ShouldNotBeEmpty();
        (await sandbox.GetAsync("/thefork/manager/v1/reservations/" + odd[0]))["status"]!.GetValue<string>().ShouldBe("RECORDED");
        (await sandbox.GetAsync("/thefork/manager/v1/reservations/" + first))["seatingPreference"].ShouldBeNull();
    }

    [Fact]
    public async Task The_day_of_a_list_is_cut_where_it_was_said_to_be()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"reservation","mealDate":"2027-03-01T23:30:00Z"}""");
        var place = await IdAsync(sandbox, "restaurantId");
        async Task<int> CountAsync(string first, string last) =>
            (await sandbox.GetAsync($"/thefork/manager/v1/reservations?restaurantUuid={place}&startDate={first}&endDate={last}&filterBy=mealDate"))["totalCount"]!.GetValue<int>();

        (await CountAsync("2027-03-01", "2027-03-01")).ShouldBe(1);
        await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"day-rule","zone":"Europe/Paris","endIsExclusive":true}""");
        (await CountAsync("2027-03-01", "2027-03-02")).ShouldBe(0);
        (await CountAsync("2027-03-02", "2027-03-03")).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_wants_the_audience_and_another_one_while_it_lives_is_noted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        static JsonObject Ask(string audience, string secret = "s") => new() { ["grant_type"] = "client_credentials", ["client_id"] = "app-reader", ["client_secret"] = secret, ["audience"] = audience };

        (await sandbox.CallAsync(HttpMethod.Post, "/thefork/oauth/token", Ask("https://other.example"), bearer: null)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await sandbox.CallAsync(HttpMethod.Post, "/thefork/oauth/token", Ask("https://api.thefork.io", "wrong"), bearer: null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var given = (await sandbox.CallAsync(HttpMethod.Post, "/thefork/oauth/token", Ask("https://api.thefork.io"), bearer: null)).Body;
        await sandbox.CallAsync(HttpMethod.Post, "/thefork/oauth/token", Ask("https://api.thefork.io"), bearer: null);

        given["expires_in"]!.GetValue<int>().ShouldBe(8600);
        (await sandbox.GetAsync("/_sandbox/thefork/state"))["tokens"]!.ToJsonString().ShouldBe("""{"issued":2,"early":1}""");
        var path = $"/thefork/manager/v1/restaurants/{await IdAsync(sandbox, "restaurantId")}/offers?locale=fr_FR";
        var refused = await sandbox.CallAsync(HttpMethod.Get, path, bearer: given["access_token"]!.GetValue<string>());
        refused.Body.ToJsonString().ShouldBe("""{"message":"Forbidden"}""");
        await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"expire-tokens"}""");
        var dead = await sandbox.CallAsync(HttpMethod.Get, path, bearer: given["access_token"]!.GetValue<string>());
        dead.Body.ToJsonString().ShouldBe("""{"data":{"code":""},"error":"Unauthorized","statusCode":401}""");
    }

    private static IEnumerable<string?> Distinct(IEnumerable<JsonNode> ledger, string name) => ledger.Select(booking => booking[name]?.GetValue<string>()).Distinct();

    private static async Task<string> IdAsync(RunningSandbox sandbox, string name) => (await sandbox.GetAsync("/_sandbox/thefork/state"))[name]!.GetValue<string>();

    private static async Task<Dictionary<string, JsonNode>> LedgerAsync(RunningSandbox sandbox, string type) =>
        (await sandbox.GetAsync($"/_sandbox/thefork/records/{type}"))["items"]!.AsArray().ToDictionary(item => item!["id"]!.GetValue<string>(), item => item!);

    private static async Task<(List<string> Ids, int Pages)> ListAsync(RunningSandbox sandbox, string what, string whose)
    {
        var ids = new List<string>();
        for (var page = 1; ; page++)
        {
            var answer = await sandbox.GetAsync($"/thefork/manager/v1/{what}?{whose}&startDate=2024-01-01&endDate=2027-12-31&page={page}");
            var data = answer["data"]!.AsArray();
            if (data.Count == 0)
            {
                return (ids, page - 1);
            }

            ids.AddRange(data.Select(id => id!.GetValue<string>()));
        }
    }
}
