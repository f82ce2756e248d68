using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The ledger in the contract's words: articles, groups, discounts, locations, card payments.</summary>
internal sealed class RestaurantRecords(RestaurantIds ids, RestaurantItems items, RestaurantAccountApi account, RestaurantCards cards)
{
    /// <summary>Gives the records of a type, or null when it is none of these.</summary>
    public IEnumerable<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "product" => items.All().Select(item => (Action<Utf8JsonWriter>)(writer => Product(writer, item))),
        "category" => Carte.Categories.Select((name, place) => (Action<Utf8JsonWriter>)(writer => Named(writer, RestaurantIds.Group(place), name, _ => { }))),
        "location" => account.Locations.Select(place => (Action<Utf8JsonWriter>)(writer => Named(writer, place.Id, place.Name, more =>
        {
            more.WriteString("timeZone", "Europe/Paris");
            more.WriteString("currency", "EUR");
        }))),
        "promotion" => ids.Locations.SelectMany(place => RestaurantAccountApi.Discounts.Select(one => (Action<Utf8JsonWriter>)(writer => Promotion(writer, $"{place}", one.Code, one.Name, one.Percent, one.Amount)))),
        "payment" => cards.All().Select(one => (Action<Utf8JsonWriter>)(writer => Card(writer, one.Sale, one.Payment, one.Status))),
        _ => null,
    };

    private static void Named(Utf8JsonWriter writer, long id, string name, Action<Utf8JsonWriter> more)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"{id}");
        writer.WriteString("name", name);
        more(writer);
        writer.WriteEndObject();
    }

    private static void Product(Utf8JsonWriter writer, JsonObject item)
    {
        var id = item["id"]!.ToJsonString();
        var prices = item.Objects("prices");
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("name", item.Text("name"));
        writer.WriteStartArray("categoryIds");
        writer.WriteStringValue(item.Child("accountingGroup")!["id"]!.ToJsonString());
        writer.WriteEndArray();
        writer.WriteBoolean("isActive", item.Flag("active") == true);
        writer.WriteStartArray("variants");
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.Text("sku", item.Text("sku"));
        writer.WriteStartArray("barcodes");
        foreach (var code in item.Texts("barcodes"))
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
        if (prices.Count > 0)
        {
            writer.Money("price", prices[0].Number("amount")!.Value);
        }

        writer.WriteStartArray("otherPrices");
        foreach (var price in prices.Skip(1))
        {
            writer.WriteStartObject();
            writer.Money("amount", price.Number("amount")!.Value);
            writer.WriteString("level", price.Text("name"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("unit", "C62");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Promotion(Utf8JsonWriter writer, string place, string code, string name, decimal? percent, decimal? amount)
    {
        writer.WriteStartObject();
        // A code is one location's: it is the same promotion only there.
        writer.WriteString("id", $"{place}/{code}");
        writer.WriteString("locationId", place);
        writer.WriteString("name", name);
        writer.WriteStartObject("terms");
        if (percent is { } given)
        {
            writer.WriteNumber("fraction", given / 100m);
        }

        if (amount is { } off)
        {
            writer.Money("amount", off);
        }

        writer.WriteString("code", code);
        writer.WriteBoolean("isAutomatic", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Card(Utf8JsonWriter writer, RestaurantSale sale, RestaurantPayment payment, string status)
    {
        writer.WriteStartObject();
        writer.WriteString("id", RestaurantCards.Id(sale, payment));
        writer.WriteString("locationId", $"{ids.Locations[sale.Head.Place]}");
        writer.WriteString("saleId", RestaurantIds.Account(sale.Head));
        writer.WriteString("kind", "CARD");
        writer.Open("status", status == "DISPUTED" ? "OTHER" : "COMPLETED", status);
        writer.Money("amount", payment.Amount);
        if (payment.Tip != 0)
        {
            writer.Money("tip", payment.Tip);
        }

        writer.Money("fee", RestaurantCards.Fee(payment));
        writer.Instant("at", sale.Head.Closed - 900);
        writer.WriteEndObject();
    }
}
