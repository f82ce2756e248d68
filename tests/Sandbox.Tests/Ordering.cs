using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

/// <summary>Makes an order that the wholesaler takes.</summary>
internal static class Ordering
{
    public static async Task<JsonObject> OrderAsync(RunningSandbox sandbox, string reference, int quantity = 12, string? availability = null)
    {
        var slots = (await sandbox.GetAsync("/metro/v1/delivery-slots"))["items"]!.AsArray();
        var items = (await sandbox.GetAsync("/metro/v1/catalogue/items?limit=28"))["items"]!.AsArray();
        if (availability is not null)
        {
            await sandbox.GoodAsync("/_sandbox/metro/events", $$"""{"type":"availability","itemId":{{items[0]!["supplierItemId"]!.ToJsonString()}},"status":"{{availability}}","quantity":5}""");
        }

        return new JsonObject
        {
            ["buyerOrderId"] = reference,
            ["currency"] = "EUR",
            ["delivery"] = new JsonObject { ["mode"] = "DELIVERY", ["requestedDate"] = slots[4]!["deliveryDate"]!.DeepClone() },
            ["lines"] = new JsonArray(Line("1", items[0]!, quantity), Line("2", items[4]!, 4)),
        };
    }

    private static JsonObject Line(string id, JsonNode item, int quantity) => new()
    {
        ["lineId"] = id,
        ["supplierItemId"] = item["supplierItemId"]!.DeepClone(),
        ["quantity"] = quantity,
        ["unitCode"] = item["orderUnitCode"]!.DeepClone(),
    };
}
