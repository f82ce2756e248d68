using System.Net;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.HubSpot;

public sealed class HubSpotWebhookTests
{
    [Fact]
    public void The_vendors_own_vectors_are_signed_alike()
    {
        const string Secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";

        HubSpotSignature.Second(Secret, "GET", "https://www.example.com/webhook_uri", "").ShouldBe("eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e");
        HubSpotSignature.Third(Secret, "POST", "https://www.example.com/webhook_uri?tenant=a%2Fb&mail=x%40y.z", """{"example_field":"example_value"}""", "1700000000000").ShouldBe("FqISpOmbN2jWOYbK52HXF6/BH6wLWvHCnD1zUi2PdxU=");
    }

    [Fact]
    public async Task A_merge_is_told_signed_with_the_applications_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/hook/";
        listener.Prefixes.Add(address);
        listener.Start();
        await sandbox.GoodAsync("/_sandbox/hubspot/events", $$"""{"type":"subscribe","notificationUrl":"{{address}}","signatureKey":"s3cret","eventTypes":["contact.merge"]}""");
        var people = (await sandbox.GetAsync("/_sandbox/hubspot/records/customer"))["items"]!.AsArray();
        var arriving = listener.GetContextAsync();

        var merged = await sandbox.GoodAsync("/_sandbox/hubspot/events", $$"""{"type":"merge","primaryId":"{{people[0]!["id"]}}","otherId":"{{people[1]!["id"]}}"}""");

        var context = await arriving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var body = await new StreamReader(context.Request.InputStream).ReadToEndAsync(TestContext.Current.CancellationToken);
        context.Response.StatusCode = 204;
        context.Response.Close();
        var headers = context.Request.Headers;
        headers["X-HubSpot-Signature-v3"].ShouldBe(HubSpotSignature.Third("s3cret", "POST", address, body, headers["X-HubSpot-Request-Timestamp"]!));
        (headers["X-HubSpot-Signature-Version"], headers["X-HubSpot-Signature"]).ShouldBe(("v1", HubSpotSignature.First("s3cret", body)));
        var told = JsonNode.Parse(body)!.AsArray().ShouldHaveSingleItem()!;
        (told["subscriptionType"]!.GetValue<string>(), told["newObjectId"]!.ToString()).ShouldBe(("contact.merge", merged["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Subscriptions_want_the_developers_key_and_start_paused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var state = await sandbox.GetAsync("/_sandbox/hubspot/state");
        var path = $"/hubspot/app-webhooks/2026-09/{state["appId"]}/subscriptions";
        var body = JsonNode.Parse("""{"eventType":"contact.propertyChange","propertyName":"email"}""");

        (await sandbox.CallAsync(HttpMethod.Post, path, body)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var made = await sandbox.CallAsync(HttpMethod.Post, $"{path}?hapikey={state["developerKey"]}", body);
        (made.Status, made.Body["active"]!.GetValue<bool>()).ShouldBe((HttpStatusCode.Created, false));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
