using System.Globalization;
using System.Net;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Operations;

/// <summary>Placing an order through the API.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class OrderTests(Restaurant restaurant)
{
    [Fact]
    public async Task An_order_is_accepted_placed_and_known_to_the_supplier_by_our_operations_id()
    {
        var body = await Orders.BodyAsync(restaurant);
        body["note"] = "par l'entrée de service, côté cour";
        var key = Orders.Key();

        var answer = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Supplier}/orders", body.ToJsonString(), key);

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        var id = answer.Json["id"]!.GetValue<string>();
        id.Length.ShouldBeLessThanOrEqualTo(36);
        answer.Location.ShouldBe($"/v1/operations/{id}");
        answer.Json["idempotencyKey"]!.GetValue<string>().ShouldBe(key);
        answer.Json["kind"]!.GetValue<string>().ShouldBe("place-order");
        answer.Json["state"]!.GetValue<string>().ShouldBeOneOf("pending", "running", "succeeded");
        var end = await Orders.EndAsync(restaurant, answer.Json);
        Orders.StatesOf(end).ShouldBe(["pending", "running", "succeeded"]);
        var theirs = (await Orders.AtSupplierAsync(restaurant, end)).ShouldHaveSingleItem();
        theirs["effects"]!.GetValue<int>().ShouldBe(1);
        theirs["note"]!.GetValue<string>().ShouldBe("par l'entrée de service, côté cour");
        end["recordId"]!.GetValue<string>().ShouldBe(theirs["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_key_and_order_give_the_same_operation_and_another_order_is_refused()
    {
        var body = await Orders.BodyAsync(restaurant);
        var key = Orders.Key();
        var first = await Orders.PlaceAsync(restaurant, body, key);
        var line = body["lines"]![0]!;
        var spelledOtherwise = $$"""{ "lines": [{ "quantity": {{(line["quantity"]!.GetValue<decimal>() * 1.00m).ToString(CultureInfo.InvariantCulture)}}, "itemId": {{line["itemId"]!.ToJsonString()}} }], "deliveryDate": {{body["deliveryDate"]!.ToJsonString()}} }""";

        var again = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Supplier}/orders", spelledOtherwise, key);
        body["note"] = "another one";
        var other = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Supplier}/orders", body.ToJsonString(), key);

        again.Status.ShouldBe(HttpStatusCode.Accepted);
        again.Json["id"]!.GetValue<string>().ShouldBe(first["id"]!.GetValue<string>());
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
        await Orders.EndAsync(restaurant, first);
        (await Orders.AtSupplierAsync(restaurant, first)).ShouldHaveSingleItem()["effects"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_callers_with_one_key_at_once_place_one_order()
    {
        var body = await Orders.BodyAsync(restaurant);
        var key = Orders.Key();

        var operations = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Orders.PlaceAsync(restaurant, body, key)));

        operations.Select(operation => operation["id"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem();
        await Orders.EndAsync(restaurant, operations[0]);
        (await Orders.AtSupplierAsync(restaurant, operations[0])).ShouldHaveSingleItem()["effects"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_takes_no_orders_says_so_and_what_to_do_instead()
    {
        var answer = await restaurant.AdminAsync("POST", $"/v1/connections/{Restaurant.Till}/orders", (await Orders.BodyAsync(restaurant)).ToJsonString(), Orders.Key());

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented);
        answer.Code.ShouldBe("CAPABILITY_NOT_OFFERED");
        answer.Json["detail"]!.GetValue<string>().ShouldContain("Order through a supplier's connection");
    }

    [Fact]
    public async Task A_refusal_for_a_business_reason_is_final_and_in_the_suppliers_words()
    {
        var body = await Orders.BodyAsync(restaurant);
        var item = body["lines"]![0]!["itemId"]!.GetValue<string>();
        await restaurant.HappenAsync("metro", $$"""{"type":"withdraw-item","itemId":"{{item}}"}""");

        var end = await Orders.EndAsync(restaurant, await Orders.PlaceAsync(restaurant, body));
        await restaurant.SyncAsync(Restaurant.Supplier, full: true);

        Orders.StatesOf(end).ShouldBe(["pending", "running", "rejected"]);
        end["reason"]!.GetValue<string>().ShouldContain("Some lines cannot be taken.");
        end["vendorCode"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        (await Orders.AtSupplierAsync(restaurant, end)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_order_is_followed_in_the_contracts_words_with_the_suppliers_beside_them()
    {
        var end = await Orders.EndAsync(restaurant, await Orders.PlaceAsync(restaurant, await Orders.BodyAsync(restaurant)));
        var id = end["id"]!.GetValue<string>();

        var order = await Eventually.GetAsync(
            $"order {id} is delivered",
            TimeSpan.FromSeconds(30),
            async () =>
            {
                await restaurant.SyncAsync(Restaurant.Supplier);
                var found = (await restaurant.ListAsync($"v1/supplier-orders?connection={Restaurant.Supplier}")).SingleOrDefault(order => order["reference"]?.GetValue<string>() == id);
                return found?["status"]!.GetValue<string>() == "DELIVERED" ? found : null;
            },
            TestContext.Current.CancellationToken);

        order["statusRaw"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        order["lines"]!.AsArray().ShouldNotBeEmpty();
        (await restaurant.ListAsync($"v1/deliveries?connection={Restaurant.Supplier}")).ShouldContain(delivery => delivery["orderReferences"]!.AsArray().Any(reference => reference!.GetValue<string>() == id));
    }

    [Fact]
    public async Task Operations_are_listed_by_state_and_connection_the_newest_first()
    {
        var end = await Orders.EndAsync(restaurant, await Orders.PlaceAsync(restaurant, await Orders.BodyAsync(restaurant)));

        var done = await restaurant.Host.GetAsync($"v1/operations?state=succeeded,rejected&connection={Restaurant.Supplier}&limit=1", TestContext.Current.CancellationToken);
        var pending = await restaurant.ListAsync("v1/operations?state=pending,running,unknown,deferred");
        var atTill = await restaurant.ListAsync($"v1/operations?connection={Restaurant.Till}");

        done["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(end["id"]!.GetValue<string>());
        done["next"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        pending.ShouldBeEmpty();
        atTill.ShouldBeEmpty();
    }
}
