using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Web.Tests.Support;

/// <summary>Makes orders that the supplier takes.</summary>
internal static class Orders
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int keys;

    /// <summary>Gives an Idempotency-Key that no other test uses.</summary>
    public static string Key() => $"order-{Interlocked.Increment(ref keys)}";

    /// <summary>Gives a body for the first day the supplier delivers, above its minimum.</summary>
    public static async Task<JsonObject> BodyAsync(Restaurant restaurant)
    {
        var token = TestContext.Current.CancellationToken;
        var now = TimeProvider.System.GetUtcNow().AddHours(1);
        var slot = (await restaurant.Host.GetAsync($"v1/connections/{Restaurant.Supplier}/delivery-slots", token))["items"]!.AsArray()
            .First(slot => DateTimeOffset.Parse(slot!["orderDeadline"]!.GetValue<string>(), CultureInfo.InvariantCulture) > now)!;
        var item = (await restaurant.Host.GetAsync($"v1/catalog-items?connection={Restaurant.Supplier}&status=orderable&limit=1", token))["items"]![0]!;
        var price = item["price"]!["net"]!["amount"]!.GetValue<decimal>() * (item["price"]!["perOrderUnit"]?.GetValue<decimal>() ?? 1);
        var step = item["orderStep"]?.GetValue<decimal>() ?? 1;
        var least = Math.Max(item["minimumOrder"]?.GetValue<decimal>() ?? 1, (slot["minimumOrder"]?["amount"]?.GetValue<decimal>() ?? 0) / price);
        return new JsonObject
        {
            ["deliveryDate"] = slot["day"]!.GetValue<string>(),
            ["lines"] = new JsonArray(new JsonObject { ["itemId"] = item["id"]!.GetValue<string>(), ["quantity"] = Math.Ceiling(least / step) * step }),
        };
    }

    /// <summary>Places an order.</summary>
    /// <returns>The operation.</returns>
    public static async Task<JsonNode> PlaceAsync(Restaurant restaurant, JsonObject body, string? key = null)
    {
        var answer = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Supplier}/orders", body.ToJsonString(), key ?? Key());
        answer.Status.ShouldBe(System.Net.HttpStatusCode.Accepted, answer.Text);
        return answer.Json;
    }

    /// <summary>Waits until an operation has ended one way or another.</summary>
    public static Task<JsonNode> EndAsync(Restaurant restaurant, JsonNode operation) => Eventually.GetAsync(
        $"operation {operation["id"]} ends",
        Patience,
        async () =>
        {
            var now = await restaurant.Host.GetAsync($"v1/operations/{operation["id"]}", TestContext.Current.CancellationToken);
            return now["state"]!.GetValue<string>() is "succeeded" or "rejected" or "dead" or "settled" ? now : null;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Gives the states that an operation went through.</summary>
    public static IReadOnlyList<string> StatesOf(JsonNode operation) => [.. operation["transitions"]!.AsArray().Select(step => step!["state"]!.GetValue<string>())];

    /// <summary>Finds the orders that the supplier holds under our reference.</summary>
    public static async Task<IReadOnlyList<JsonNode>> AtSupplierAsync(Restaurant restaurant, JsonNode operation)
    {
        var state = await restaurant.Sandbox.StateAsync("metro", TestContext.Current.CancellationToken);
        return [.. state["orders"]!.AsArray().Where(order => order!["reference"]?.GetValue<string>() == operation["id"]!.GetValue<string>()).Select(order => order!)];
    }
}
