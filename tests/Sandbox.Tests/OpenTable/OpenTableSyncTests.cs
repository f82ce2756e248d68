using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.OpenTable;

public sealed class OpenTableSyncTests
{
    [Fact]
    public async Task A_year_comes_page_by_page_by_the_links_and_is_what_the_ledger_holds()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"page-limit","value":50}""");
        foreach (var (what, type) in (ValueTuple<string, string>[])[("reservations", "reservation"), ("guests", "guest")])
        {
            var (rows, pages) = await ReadAsync(sandbox, $"/opentable/sync/v2/{what}?limit=5000");

            pages.ShouldBeGreaterThanOrEqualTo(7);
            rows.Select(row => row["id"]!.GetValue<string>()).ShouldBeUnique();
            rows[49]["updated_at_utc"]!.GetValue<string>().ShouldBe(rows[50]["updated_at_utc"]!.GetValue<string>());
            var ledger = (await sandbox.GetAsync($"/_sandbox/opentable/records/{type}"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>());
            rows.Where(row => row["forgotten"]?.GetValue<bool>() != true && row["archived"]?.GetValue<bool>() != true).Select(row => row["id"]!.GetValue<string>()).ShouldBe(ledger, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task The_autumn_night_has_half_past_two_twice_told_apart_by_utc()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var night = await sandbox.GetAsync("/opentable/sync/v2/reservations?scheduled_time_from=2026-10-25T02:00:00&scheduled_time_to=2026-10-25T03:00:00");

        night["items"]!.AsArray().Select(item => item!["scheduled_time"]!.GetValue<string>()).ShouldBe(["2026-10-25T02:30:00", "2026-10-25T02:30:00"]);
        night["items"]!.AsArray().Select(item => item!["scheduled_time_utc"]!.GetValue<string>()).ShouldBe(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
    }

    [Fact]
    public async Task What_changed_comes_alone_and_the_webhook_is_another_form_of_it()
    {
        await using var inbox = await Inbox.OpenAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        var last = (await ReadAsync(sandbox, "/opentable/sync/v2/reservations?limit=1000")).Rows[^1]["updated_at_utc"]!.GetValue<string>();
        await sandbox.GoodAsync("/_sandbox/opentable/events", $$"""{"type":"subscribe","notificationUrl":"{{inbox.Address}}","token":"t-1"}""");

        var made = await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"reservation","deposit":30,"dateTime":"2027-01-15T20:00"}""");

        var changed = (await sandbox.GetAsync($"/opentable/sync/v2/reservations?updated_after={last}"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        changed["id"]!.GetValue<string>().ShouldBe(made["reservationId"]!.GetValue<string>());
        changed["deposit"]!["total_paid"]!.GetValue<int>().ShouldBe(3000);
        var hook = (await inbox.WaitAsync(1)).ShouldHaveSingleItem();
        hook.Authorization.ShouldBe("Bearer t-1");
        var body = JsonNode.Parse(hook.Body)!;
        body["id"]!.GetValue<string>().ShouldBe(made["reservationId"]!.GetValue<string>());
        body["deposit_details"]!["totalPaid"]!.GetValue<int>().ShouldBe(3000);
        (body["deposit"], body["pos_data"]).ShouldBe((null, null));
        body["scheduled_time_utc"]!.GetValue<string>().ShouldBe("2027-01-15T19:00:00");
    }

    [Fact]
    public async Task Refusals_come_in_three_forms()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        async Task<(HttpStatusCode Status, string Names)> AskAsync(string path, string bearer = "sandbox")
        {
            var (status, body, answer) = await sandbox.CallAsync(HttpMethod.Get, "/opentable/" + path, bearer: bearer);
            answer.Headers.Contains("OT-RequestId").ShouldBeTrue();
            return (status, string.Join(' ', body.AsObject().Select(pair => pair.Key).Order()));
        }

        (await AskAsync("sync/v2/reservations", "none")).ShouldBe((HttpStatusCode.Unauthorized, "error path requestId status timestamp"));
        (await AskAsync("sync/directory", "none")).ShouldBe((HttpStatusCode.Unauthorized, "errors requestid"));
        (await AskAsync("v2/availability/77?party_size=2")).ShouldBe((HttpStatusCode.Forbidden, "errors requestid"));
        (await AskAsync("sync/v2/reservations/none")).ShouldBe((HttpStatusCode.NotFound, "error message path status timestamp"));
    }

    [Fact]
    public async Task A_token_is_given_for_basic_credentials_and_by_get_only_where_post_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(sandbox.Address) };
        async Task<HttpStatusCode> AskAsync(HttpMethod method, string proof)
        {
            using var request = new HttpRequestMessage(method, "/opentable/api/v2/oauth/token?grant_type=client_credentials");
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(proof)));
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        (await AskAsync(HttpMethod.Post, "a:b")).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(HttpMethod.Post, "a:wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"token-by-get"}""");
        (await AskAsync(HttpMethod.Post, "a:b")).ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await AskAsync(HttpMethod.Get, "a:b")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(List<JsonNode> Rows, int Pages)> ReadAsync(RunningSandbox sandbox, string path)
    {
        var rows = new List<JsonNode>();
        for (var pages = 1; ; pages++)
        {
            var page = await sandbox.GetAsync(path);
            rows.AddRange(page["items"]!.AsArray().Select(item => item!));
            page["hasNextPage"]!.GetValue<bool>().ShouldBe(page["nextPageUrl"] is not null);
            if (page["nextPageUrl"] is not { } next)
            {
                return (rows, pages);
            }

            path = next.GetValue<string>();
        }
    }
}
