using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Operations;

/// <summary>Connections that break while an order is under way, over real sockets: whatever happens, one order.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class UncertainOrderTests(Restaurant restaurant)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_whose_answer_is_dropped_after_effect_is_looked_up_and_took_effect_once(bool ignoresKeys)
    {
        var faults = new JsonObject { ["dropAfter"] = 1, ["path"] = "orders", ["method"] = "POST", ["count"] = 1 };
        if (ignoresKeys)
        {
            faults["ignoreIdempotencyKeys"] = 1;
        }

        var end = await UnderAsync(faults);

        Orders.StatesOf(end).ShouldBe(["pending", "running", "unknown", "succeeded"]);
        var theirs = (await Orders.AtSupplierAsync(restaurant, end)).ShouldHaveSingleItem();
        theirs["effects"]!.GetValue<int>().ShouldBe(1);
        end["recordId"]!.GetValue<string>().ShouldBe(theirs["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_order_that_never_arrived_is_sent_again_and_takes_effect_once()
    {
        var end = await UnderAsync(new JsonObject { ["dropBefore"] = 1, ["path"] = "orders", ["method"] = "POST", ["count"] = 1 });

        end["state"]!.GetValue<string>().ShouldBe("succeeded");
        (await Orders.AtSupplierAsync(restaurant, end)).ShouldHaveSingleItem()["effects"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_order_at_a_supplier_out_of_order_waits_and_takes_effect_once()
    {
        var end = await UnderAsync(new JsonObject { ["status500"] = 1, ["path"] = "orders", ["method"] = "POST", ["count"] = 1 });

        end["state"]!.GetValue<string>().ShouldBe("succeeded");
        (await Orders.AtSupplierAsync(restaurant, end)).ShouldHaveSingleItem()["effects"]!.GetValue<int>().ShouldBe(1);
    }

    private async Task<JsonNode> UnderAsync(JsonObject faults)
    {
        var body = await Orders.BodyAsync(restaurant);
        await restaurant.Sandbox.FaultAsync("metro", faults, Token);
        try
        {
            return await Orders.EndAsync(restaurant, await Orders.PlaceAsync(restaurant, body));
        }
        finally
        {
            await restaurant.Sandbox.FaultAsync("metro", [], Token);
        }
    }
}
