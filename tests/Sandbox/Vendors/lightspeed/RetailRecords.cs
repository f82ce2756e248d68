using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The ledger in the contract's words: articles, categories, discounts, stock, shops.</summary>
internal sealed class RetailRecords(RetailTables tables)
{
    /// <summary>Gives the records of a type, or null when it is none of these.</summary>
    public IEnumerable<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "product" => All("Item", Product),
        "category" => All("Category", Category),
        "promotion" => All("Discount", Promotion),
        "location" => All("Shop", Location),
        "stock-level" => tables.All("ItemShop").Where(row => row.Text("shopID") != "0").Select(row => (Action<Utf8JsonWriter>)(writer => Stock(writer, row))),
        _ => null,
    };

    private IEnumerable<Action<Utf8JsonWriter>> All(string table, Action<Utf8JsonWriter, JsonObject> write) =>
        tables.All(table).Select(row => (Action<Utf8JsonWriter>)(writer => write(writer, row)));

    private static decimal Number(JsonObject row, string name) => decimal.Parse(row.Text(name)!, CultureInfo.InvariantCulture);

    private static void Product(Utf8JsonWriter writer, JsonObject row)
    {
        var prices = row.Child("Prices")!["ItemPrice"] is JsonArray many ? many.OfType<JsonObject>().ToList() : [row.Child("Prices").Child("ItemPrice")!];
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("itemID"));
        writer.WriteString("name", row.Text("description"));
        writer.WriteStartArray("categoryIds");
        if (row.Text("categoryID") is { } category and not "0")
        {
            writer.WriteStringValue(category);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("isActive", row.Text("archived") != "true");
        writer.WriteStartArray("variants");
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("itemID"));
        writer.WriteString("sku", row.Text("customSku") is { Length: > 0 } own ? own : row.Text("systemSku"));
        writer.WriteStartArray("barcodes");
        foreach (var code in ((string[])["upc", "ean"]).Select(name => row.Text(name)).Where(code => !string.IsNullOrEmpty(code)))
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
        foreach (var price in prices.Where(price => price.Text("useTypeID") == "1"))
        {
            writer.Money("price", Number(price, "amount"));
        }

        writer.WriteStartArray("otherPrices");
        foreach (var price in prices.Where(price => price.Text("useTypeID") != "1"))
        {
            writer.WriteStartObject();
            writer.Money("amount", Number(price, "amount"));
            writer.WriteString("level", price.Text("useType"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("unit", "C62");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Category(Utf8JsonWriter writer, JsonObject row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("categoryID"));
        writer.WriteString("name", row.Text("name"));
        writer.Text("parentId", row.Text("parentID") == "0" ? null : row.Text("parentID"));
        writer.WriteEndObject();
    }

    private static void Promotion(Utf8JsonWriter writer, JsonObject row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("discountID"));
        writer.WriteString("name", row.Text("name"));
        writer.WriteBoolean("isActive", row.Text("archived") != "true");
        writer.WriteStartObject("terms");
        if (Number(row, "discountPercent") is > 0 and var fraction)
        {
            writer.WriteNumber("fraction", fraction);
        }

        if (Number(row, "discountAmount") is > 0 and var amount)
        {
            writer.Money("amount", amount);
        }

        writer.WriteBoolean("isAutomatic", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter writer, JsonObject row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("shopID"));
        writer.WriteString("name", row.Text("name"));
        writer.WriteString("timeZone", row.Text("timeZone"));
        writer.WriteString("currency", "EUR");
        writer.WriteEndObject();
    }

    private static void Stock(Utf8JsonWriter writer, JsonObject row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Text("itemShopID"));
        writer.WriteString("locationId", row.Text("shopID"));
        writer.WriteString("variantId", row.Text("itemID"));
        writer.Quantity("onHand", Number(row, "qoh"), "C62");
        writer.WriteString("countedAt", row.Text("timeStamp"));
        writer.WriteEndObject();
    }
}
