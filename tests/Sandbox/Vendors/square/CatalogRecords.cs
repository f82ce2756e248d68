using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The ledger in the contract's words: products, categories, promotions, stock, places.</summary>
internal sealed class CatalogRecords(SquareCatalog catalog, SquareInventory stock, SquareAccountApi account)
{
    /// <summary>Gives the records of a type, or null when it is none of these.</summary>
    public IEnumerable<Action<Utf8JsonWriter>>? Find(string type)
    {
        lock (catalog.Gate)
        {
            return type switch
            {
                "product" => [.. Live("ITEM").Select(thing => (Action<Utf8JsonWriter>)(writer => Product(writer, thing)))],
                "category" => [.. Live("CATEGORY").Select(thing => (Action<Utf8JsonWriter>)(writer => Category(writer, thing)))],
                "promotion" => [.. Live("PRICING_RULE").Select(thing => (Action<Utf8JsonWriter>)(writer => Rule(writer, thing))), .. ByHand().Select(thing => (Action<Utf8JsonWriter>)(writer => Discount(writer, thing)))],
                "location" => [.. account.Locations.Select(place => (Action<Utf8JsonWriter>)(writer => Location(writer, place)))],
                "stock-level" => [.. Counts().Select(count => (Action<Utf8JsonWriter>)(writer => Stock(writer, count)))],
                _ => null,
            };
        }
    }

    private List<JsonObject> Live(string type) => [.. catalog.All.Where(thing => thing.Text("type") == type && thing.Flag("is_deleted") != true).Select(thing => (JsonObject)thing.DeepClone())];

    private List<JsonObject> ByHand()
    {
        var used = Live("PRICING_RULE").Select(rule => rule.Child("pricing_rule_data").Text("discount_id")).ToHashSet(StringComparer.Ordinal);
        return Live("DISCOUNT").FindAll(discount => !used.Contains(discount.Text("id")));
    }

    private List<(string Variation, string Location, decimal Quantity, long At)> Counts()
    {
        lock (stock.Gate)
        {
            return [.. stock.All];
        }
    }

    private static void Cents(Utf8JsonWriter writer, string name, JsonObject? money)
    {
        if (money.Number("amount") is { } amount)
        {
            writer.Cents(name, (long)amount);
        }
    }

    private static void Product(Utf8JsonWriter writer, JsonObject thing)
    {
        var data = thing.Child("item_data")!;
        var forms = data.Objects("variations");
        writer.WriteStartObject();
        writer.WriteString("id", thing.Text("id"));
        writer.WriteString("name", data.Text("name"));
        Texts(writer, "categoryIds", data.Objects("categories").Select(category => category.Text("id")!));
        writer.WriteBoolean("isActive", data.Flag("is_archived") != true);
        writer.WriteStartArray("variants");
        foreach (var form in forms)
        {
            var own = form.Child("item_variation_data")!;
            writer.WriteStartObject();
            writer.WriteString("id", form.Text("id"));
            writer.Text("name", forms.Count > 1 ? own.Text("name") : null);
            writer.Text("sku", own.Text("sku"));
            Texts(writer, "barcodes", own.Text("upc") is { } code ? [code] : []);
            Cents(writer, "price", own.Child("price_money"));
            writer.WriteStartArray("otherPrices");
            foreach (var place in own.Objects("location_overrides").Where(place => place.Child("price_money") is not null))
            {
                writer.WriteStartObject();
                Cents(writer, "amount", place.Child("price_money"));
                writer.WriteString("locationId", place.Text("location_id"));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("unit", own.Text("measurement_unit_id") is null ? "C62" : "KGM");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void Category(Utf8JsonWriter writer, JsonObject thing)
    {
        writer.WriteStartObject();
        writer.WriteString("id", thing.Text("id"));
        writer.WriteString("name", thing.Child("category_data").Text("name"));
        writer.Text("parentId", thing.Child("category_data").Child("parent_category").Text("id"));
        writer.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter writer, JsonObject place)
    {
        writer.WriteStartObject();
        writer.WriteString("id", place.Text("id"));
        writer.WriteString("name", place.Text("name"));
        writer.WriteString("timeZone", place.Text("timezone"));
        writer.WriteString("currency", place.Text("currency"));
        writer.WriteEndObject();
    }

    private static void Stock(Utf8JsonWriter writer, (string Variation, string Location, decimal Quantity, long At) count)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"{count.Variation}/{count.Location}");
        writer.WriteString("locationId", count.Location);
        writer.WriteString("variantId", count.Variation);
        writer.Quantity("onHand", count.Quantity, "C62");
        writer.Instant("countedAt", count.At);
        writer.WriteEndObject();
    }

    private static void Terms(Utf8JsonWriter writer, JsonObject? discount)
    {
        if (discount.Text("percentage") is { } percentage)
        {
            writer.WriteNumber("fraction", decimal.Parse(percentage, CultureInfo.InvariantCulture) / 100m);
        }

        Cents(writer, "amount", discount.Child("amount_money"));
    }

    private static void Discount(Utf8JsonWriter writer, JsonObject thing)
    {
        writer.WriteStartObject();
        writer.WriteString("id", thing.Text("id"));
        writer.WriteString("name", thing.Child("discount_data").Text("name"));
        writer.WriteStartObject("terms");
        Terms(writer, thing.Child("discount_data"));
        writer.WriteBoolean("isAutomatic", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Rule(Utf8JsonWriter writer, JsonObject thing)
    {
        var rule = thing.Child("pricing_rule_data")!;
        JsonObject? discount, products, period;
        Dictionary<string, string> kinds;
        lock (catalog.Gate)
        {
            discount = catalog.Find(rule.Text("discount_id") ?? "");
            products = catalog.Find(rule.Text("match_products_id") ?? "");
            period = rule.Texts("time_period_ids") is [{ } first, ..] ? catalog.Find(first) : null;
            kinds = products.Child("product_set_data").Texts("product_ids_any").ToDictionary(id => id, id => catalog.Find(id).Text("type") ?? "ITEM", StringComparer.Ordinal);
        }

        writer.WriteStartObject();
        writer.WriteString("id", thing.Text("id"));
        writer.WriteString("name", rule.Text("name") ?? discount.Child("discount_data").Text("name"));
        writer.WriteStartObject("terms");
        Terms(writer, discount.Child("discount_data"));
        writer.WriteBoolean("isAutomatic", true);
        Texts(writer, "productIds", kinds.Where(kind => kind.Value != "CATEGORY").Select(kind => kind.Key));
        Texts(writer, "categoryIds", kinds.Where(kind => kind.Value == "CATEGORY").Select(kind => kind.Key));
        writer.Text("from", rule.Text("valid_from_date") is { } from ? from + "T" + (rule.Text("valid_from_local_time") ?? "00:00:00") : null);
        writer.Text("until", rule.Text("valid_until_date") is { } until ? until + "T" + (rule.Text("valid_until_local_time") ?? "23:59:59") : null);
        writer.Text("hours", period.Child("time_period_data").Text("event"));
        Cents(writer, "minimumSpend", rule.Child("minimum_order_subtotal_money"));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
