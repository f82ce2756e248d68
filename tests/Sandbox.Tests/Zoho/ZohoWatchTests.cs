using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Zoho;

public sealed class ZohoWatchTests
{
    [Fact]
    public async Task A_channel_lives_a_week_at_most_else_an_hour_and_lapses_in_silence()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var week = TimeProvider.System.GetUtcNow().AddDays(6);
        var kept = await WatchAsync(zoho, "1", week);
        var cut = await WatchAsync(zoho, "2", week.AddDays(5));

        kept.ShouldBe(week, TimeSpan.FromSeconds(2));
        cut.ShouldBe(TimeProvider.System.GetUtcNow().AddHours(1), TimeSpan.FromMinutes(1));
        (await zoho.GoodAsync(HttpMethod.Get, "/crm/v8/actions/watch"))["watch"]!.AsArray().Count.ShouldBe(2);
        await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"expire-channels"}""");
        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/actions/watch")).Status.ShouldBe(204);
        await zoho.GoodAsync(HttpMethod.Patch, "/crm/v8/actions/watch", $$"""{"watch":[{"channel_id":"1","channel_expiry":"{{Iso(week)}}"}]}""");
        (await zoho.GoodAsync(HttpMethod.Get, "/crm/v8/actions/watch"))["watch"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_notice_carries_ids_and_echoes_token_and_query()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/hook/";
        listener.Prefixes.Add(address);
        listener.Start();
        await WatchAsync(zoho, "77", TimeProvider.System.GetUtcNow().AddDays(1), address + "?secret=abc");
        var arriving = listener.GetContextAsync();

        var id = (await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"customer"}"""))["id"]!.GetValue<string>();

        var context = await arriving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await new StreamReader(context.Request.InputStream).ReadToEndAsync(TestContext.Current.CancellationToken))!;
        context.Response.Close();
        (body["operation"]!.GetValue<string>(), body["ids"]![0]!.GetValue<string>(), body["token"]!.GetValue<string>(), body["query_params"]!["secret"]!.GetValue<string>()).ShouldBe(("insert", id, "echo", "abc"));
    }

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static async Task<DateTimeOffset> WatchAsync(ZohoClient zoho, string channel, DateTimeOffset expiry, string url = "http://127.0.0.1:9/hook")
    {
        var answer = await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/actions/watch", $$"""{"watch":[{"channel_id":"{{channel}}","events":["Contacts.all"],"notify_url":"{{url}}","token":"echo","channel_expiry":"{{Iso(expiry)}}"}]}""");
        return DateTimeOffset.Parse(answer["watch"]![0]!["details"]!["events"]![0]!["channel_expiry"]!.GetValue<string>(), CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
