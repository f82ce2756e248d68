using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Truth;

/// <summary>After a full reading the copy is the vendor's ledger, through plugin, pipeline, store and API.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class FullSyncTests(Restaurant restaurant)
{
    [Fact]
    public async Task Every_record_of_the_till_is_the_ledgers_field_by_field()
    {
        await restaurant.SyncAsync(Restaurant.Till, full: true);

        await EqualsLedgerAsync("square", Restaurant.Till, ("sale", 400), ("payment", 300), ("product", 50), ("category", 10), ("promotion", 3), ("stock-level", 20), ("location", 2));
        var ours = await restaurant.ListAsync($"v1/sales?connection={Restaurant.Till}");
        Sum(ours).ShouldBe(Sum((await restaurant.LedgerAsync("square", "sale")).Values));
    }

    [Fact]
    public async Task Every_record_of_the_supplier_is_the_ledgers_field_by_field()
    {
        await Orders.EndAsync(restaurant, await Orders.PlaceAsync(restaurant, await Orders.BodyAsync(restaurant)));
        await restaurant.HappenAsync("metro", """{"type":"hold-orders","value":true}""");
        try
        {
            await restaurant.SyncAsync(Restaurant.Supplier, full: true);

            await EqualsLedgerAsync("metro", Restaurant.Supplier, ("catalog-item", 600), ("supplier-order", 1), ("delivery", 0), ("billing-document", 0));
        }
        finally
        {
            await restaurant.HappenAsync("metro", """{"type":"hold-orders","value":false}""");
        }
    }

    private async Task EqualsLedgerAsync(string vendor, string connection, params (string Type, int AtLeast)[] streams)
    {
        foreach (var (type, atLeast) in streams)
        {
            var ledger = await restaurant.LedgerAsync(vendor, type);
            var ours = (await restaurant.ListAsync($"v1/records/{type}?connection={connection}")).ToDictionary(record => record["id"]!.GetValue<string>());

            ledger.Count.ShouldBeGreaterThanOrEqualTo(atLeast, type);
            LedgerComparison.Differences(ledger, ours).ShouldBeEmpty(type);
        }
    }

    private static decimal Sum(IEnumerable<JsonNode> sales) => sales.Sum(sale => sale["total"]!["amount"]!.GetValue<decimal>());
}
