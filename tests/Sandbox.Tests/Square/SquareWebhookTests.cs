using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Square;

public sealed class SquareWebhookTests
{
    [Fact]
    public void The_signature_is_that_of_the_address_and_the_body_as_worked_out_by_hand()
    {
        // Worked out with: printf '%s' 'https://moulin.example/hooks{"a":1}' | openssl dgst -sha256 -hmac key-1 -binary | base64
        SquareWebhooks.Sign("key-1", "https://moulin.example/hooks", """{"a":1}"""u8).ShouldBe("urhuNuLrGQYFunlH5I+kS5ZyeuMeWD/+z1jN7ygJif0=");
    }

    [Fact]
    public async Task A_sale_sends_signed_events_with_the_id_of_the_order_and_the_whole_payment()
    {
        var events = new ConcurrentQueue<(string Signature, string Body)>();
        await using var receiver = await ReceiveAsync(events);
        await using var sandbox = await RunningSandbox.StartAsync();
        var url = receiver.Urls.First() + "/hooks/till";
        var made = await sandbox.CallAsync(HttpMethod.Post, "/square/v2/webhooks/subscriptions", JsonNode.Parse($$"""{"idempotency_key":"k","subscription":{"name":"n","event_types":["order.created","payment.created"],"notification_url":"{{url}}"} }"""), bearer: "sandbox-application");
        made.Status.ShouldBe(HttpStatusCode.OK);
        var key = made.Body["subscription"]!["signature_key"]!.GetValue<string>();

        var sale = await sandbox.GoodAsync("/_sandbox/square/events", """{"type":"sale"}""");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (events.Count < 2)
        {
            await Task.Delay(20, patience.Token);
        }

        foreach (var (signature, body) in events)
        {
            signature.ShouldBe(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(url + body))));
        }

        var bodies = events.Select(item => JsonNode.Parse(item.Body)!).ToDictionary(body => body["type"]!.GetValue<string>());
        bodies["order.created"]["data"]!["object"]!["order_created"]!["order_id"]!.GetValue<string>().ShouldBe(sale["orderId"]!.GetValue<string>());
        bodies["payment.created"]["data"]!["object"]!["payment"]!["order_id"]!.GetValue<string>().ShouldBe(sale["orderId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Subscriptions_are_not_for_a_sellers_token()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        (await sandbox.CallAsync(HttpMethod.Get, "/square/v2/webhooks/subscriptions", bearer: "access-unknown")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await sandbox.CallAsync(HttpMethod.Get, "/square/v2/webhooks/event-types", bearer: "sandbox-application")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<WebApplication> ReceiveAsync(ConcurrentQueue<(string Signature, string Body)> events)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            events.Enqueue((http.Request.Headers["x-square-hmacsha256-signature"].ToString(), await reader.ReadToEndAsync(http.RequestAborted)));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
