using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The calls that tell how the business is set up; nothing here can be written.</summary>
internal sealed class RestaurantAccountApi(RestaurantGate gate, RestaurantIds ids)
{
    private static readonly string[] Rooms = ["Le Vieux Moulin", "Le Vieux Moulin, terrasse"];

    /// <summary>The discounts in the vendor's words.</summary>
    public static IEnumerable<(string Code, string Name, decimal? Percent, decimal? Amount)> Discounts =>
        RestaurantSale.Discounts.Select(one => (one.Code, one.Name, (decimal?)one.Percent, (decimal?)null)).Append(("MOINS5", "Cinq euros", null, 5m));

    /// <summary>The locations.</summary>
    public IEnumerable<(long Id, string Name)> Locations => ids.Locations.Zip(Rooms);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Finances = "financial-api";
        const string Orders = "orders-api";
        gate.Map(routes, "GET", "/f/data/businesses", Finances, (http, token) => JsonBody.WriteAsync(http, 200, Wrap(http, "businessList", RestaurantGate.Number(http, "page", 0, int.MaxValue) == 0 ? [Business()] : []), token));
        List(routes, "tax-rates", "taxRateList", Menu.TaxTenths.Select(tenths => new JsonObject { ["code"] = RestaurantLine.Code(tenths), ["description"] = $"TVA {tenths / 10m} %", ["rate"] = 1 + (tenths / 1000m), ["taxIncluded"] = true }));
        List(routes, "paymentMethods", "paymentMethodList", RestaurantPayment.Methods.Select((method, place) => new JsonObject { ["name"] = method.Name, ["code"] = method.Code, ["accountingReference"] = $"51{place}", ["pmId"] = 800 + place }));
        List(routes, "accountingGroups", "accountingGroupList", Carte.Categories.Select((name, place) => new JsonObject { ["accountingGroupId"] = RestaurantIds.Group(place), ["name"] = name, ["statisticGroup"] = $$"""[{"category":"default","value":"{{name}}"}]""", ["code"] = $"70{place:00}" }));
        gate.Map(routes, "GET", "/o/op/data/businesses", Orders, (http, token) => JsonBody.WriteAsync(http, 200, new JsonArray(new JsonObject
        {
            ["name"] = "Le Vieux Moulin",
            ["id"] = ids.Business,
            ["businessLocations"] = new JsonArray([.. Locations.Select(place => (JsonNode)new JsonObject { ["id"] = place.Id, ["name"] = place.Name })]),
        }), token));
        gate.Map(routes, "GET", "/o/op/1/menu/discounts", Orders, (http, token) =>
        {
            gate.Place(http);
            return JsonBody.WriteAsync(http, 200, new JsonArray([.. Discounts.Select(one => (JsonNode)Discount(one.Code, one.Name, one.Percent, one.Amount))]), token);
        });
    }

    private static JsonObject Discount(string code, string name, decimal? percent, decimal? amount)
    {
        var row = new JsonObject { ["name"] = name, ["code"] = code };
        if (percent is not null)
        {
            row["discountPercentage"] = percent;
        }

        if (amount is not null)
        {
            row["discountAmount"] = amount;
        }

        return row;
    }

    private static JsonObject Wrap(HttpContext http, string name, IEnumerable<JsonObject> rows) => new()
    {
        ["_embedded"] = new JsonObject { [name] = new JsonArray([.. rows]) },
        ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}" } },
    };

    private JsonObject Business() => new()
    {
        ["businessName"] = "Le Vieux Moulin",
        ["businessId"] = ids.Business,
        ["currencyCode"] = "EUR",
        ["businessLocations"] = new JsonArray([.. Locations.Select(place => (JsonNode)new JsonObject { ["blName"] = place.Name, ["blID"] = place.Id, ["country"] = "FR", ["timezone"] = "Europe/Paris" })]),
    };

    private void List(IEndpointRouteBuilder routes, string path, string name, IEnumerable<JsonObject> rows) =>
        gate.Map(routes, "GET", "/f/finance/{businessLocationId}/" + path, "financial-api", (http, token) =>
        {
            gate.Place(http);
            return JsonBody.WriteAsync(http, 200, Wrap(http, name, rows), token);
        });
}
