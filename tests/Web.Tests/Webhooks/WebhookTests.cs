using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Webhooks;

/// <summary>What the till sends by itself; its streams are polled once a day only, so nothing else can bring the news.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class WebhookTests(Restaurant restaurant)
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sale_rung_up_at_the_till_is_in_the_copy_within_seconds_without_polling()
    {
        await SubscribeAsync(Restaurant.WebhookSecret);

        var rung = await restaurant.HappenAsync("square", """{"type":"sale"}""");

        var sale = await SaleAsync(rung["orderId"]!.GetValue<string>());
        sale["total"]!["amount"]!.GetValue<decimal>().ShouldBe(rung["total"]!.GetValue<decimal>());
        sale["status"]!.GetValue<string>().ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task A_price_changed_at_the_till_shows_in_the_next_sale_and_after_the_next_reading_in_the_products()
    {
        await SubscribeAsync(Restaurant.WebhookSecret);
        var variant = (await restaurant.ListAsync($"v1/products?connection={Restaurant.Till}")).SelectMany(product => product["variants"]!.AsArray())
            .First(variant => variant!["unit"]?.GetValue<string>() == "C62" && variant["price"]?["amount"]?.GetValue<decimal>() > 5)!;
        var id = variant["id"]!.GetValue<string>();
        var price = variant["price"]!["amount"]!.GetValue<decimal>() + 1.10m;

        await restaurant.HappenAsync("square", $$"""{"type":"price","variationId":"{{id}}","amount":{{price.ToString(CultureInfo.InvariantCulture)}}}""");
        var rung = await restaurant.HappenAsync("square", $$"""{"type":"sale","items":[{"variationId":"{{id}}","quantity":2}]}""");
        var sale = await SaleAsync(rung["orderId"]!.GetValue<string>());
        await restaurant.SyncAsync(Restaurant.Till);
        var product = (await restaurant.ListAsync($"v1/products?connection={Restaurant.Till}")).SelectMany(product => product["variants"]!.AsArray()).Single(variant => variant!["id"]!.GetValue<string>() == id)!;

        var line = sale["lines"]!.AsArray().Single(line => line!["variantId"]?.GetValue<string>() == id)!;
        line["unitPrice"]!["amount"]!.GetValue<decimal>().ShouldBe(price);
        line["total"]!["amount"]!.GetValue<decimal>().ShouldBe(2 * price);
        product["price"]!["amount"]!.GetValue<decimal>().ShouldBe(price);
    }

    [Fact]
    public async Task A_delivery_signed_with_another_key_is_refused_and_stores_nothing()
    {
        var (sales, calls) = (await SalesAsync(), await CallsAsync());
        var location = (await restaurant.ListAsync($"v1/locations?connection={Restaurant.Till}"))[0]["id"]!.GetValue<string>();
        var body = """{"merchant_id":"M","location_id":"LOCATION","type":"order.created","event_id":"6a8f5f28-54a1-4eb0-a98a-3111513fd4fc","created_at":"2026-11-24T20:00:00Z","data":{"type":"order_created","id":"FORGED","object":{"order_created":{"order_id":"FORGED","version":1,"state":"COMPLETED","location_id":"LOCATION"}}}}""".Replace("LOCATION", location, StringComparison.Ordinal);
        var address = new Uri(restaurant.Host.Address, $"/webhooks/{Restaurant.Till}").AbsoluteUri;
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes("another-key"), Encoding.UTF8.GetBytes(address + body));

        var answer = await restaurant.SendAsync(null, "POST", $"/webhooks/{Restaurant.Till}", body, ("x-square-hmacsha256-signature", Convert.ToBase64String(signature)));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SalesAsync(), await CallsAsync()).ShouldBe((sales, calls));
    }

    [Theory]
    [InlineData("/webhooks/nobody", "{}", HttpStatusCode.NotFound)]
    [InlineData("/webhooks/grocer", "{}", HttpStatusCode.NotFound)]
    [InlineData("/webhooks/till", "{}", HttpStatusCode.Unauthorized)]
    [InlineData("/webhooks/till", "no json", HttpStatusCode.Unauthorized)]
    public async Task A_stranger_is_turned_away_without_a_reason(string path, string body, HttpStatusCode status)
    {
        var answer = await restaurant.SendAsync(null, "POST", path, body, ("x-square-hmacsha256-signature", "bm90IGEgc2lnbmF0dXJl"));

        answer.Status.ShouldBe(status);
        answer.Text.ShouldNotContain("signature", Case.Insensitive);
    }

    [Fact]
    public async Task A_delivery_larger_than_any_vendor_sends_is_not_read() =>
        (await restaurant.SendAsync(null, "POST", $"/webhooks/{Restaurant.Till}", new string(' ', (1 << 20) + 1))).Code.ShouldBe("BODY_TOO_LARGE");

    private async Task SubscribeAsync(string key)
    {
        var subscription = new JsonObject { ["type"] = "subscribe", ["notificationUrl"] = new Uri(restaurant.Host.Address, $"/webhooks/{Restaurant.Till}").AbsoluteUri, ["signatureKey"] = key };
        await restaurant.HappenAsync("square", subscription.ToJsonString());
    }

    private Task<JsonNode> SaleAsync(string id) => Eventually.GetAsync(
        $"sale {id} is in the copy",
        Seconds,
        async () => (await restaurant.AdminAsync("GET", $"/v1/records/sale/{Restaurant.Till}/{id}")) is { Status: HttpStatusCode.OK } found ? found.Json : null,
        Token);

    private async Task<int> SalesAsync() => (await restaurant.ListAsync($"v1/sales?connection={Restaurant.Till}")).Count;

    private async Task<int> CallsAsync() => (await restaurant.ListAsync($"v1/calls?connection={Restaurant.Till}")).Count;
}
