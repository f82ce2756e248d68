using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using static LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed.Decimals;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>Makes the rows that an account begins with.</summary>
internal sealed class RetailRows(SandboxOptions options, long began)
{
    /// <summary>Makes them all, each with its table.</summary>
    public IEnumerable<(string Table, JsonObject Row)> Make() =>
    [
        .. Carte.Items.Select(item => ("Item", Item(item))),
        .. Carte.Items.SelectMany(item => Stock(item)).Select(row => ("ItemShop", row)),
        .. Carte.Categories.Select((name, place) => ("Category", Category(name, place))),
        .. new[] { "Salle", "Terrasse" }.Select((name, place) => ("Shop", Shop(name, place + 1))),
        .. new[] { (1, 1), (2, 1), (3, 2) }.Select(register => ("Register", Register(register.Item1, register.Item2))),
        .. RetailPayment.Types.Select((type, place) => ("PaymentType", PaymentType(type.Name, type.Type, place + 1))),
        .. new[] { false, true }.Select((isInclusive, place) => ("TaxCategory", TaxCategory(isInclusive, place + 1))),
        .. new[] { "Item", "Alcool", "À emporter" }.Select((name, place) => ("TaxClass", new JsonObject { ["taxClassID"] = Text(place + 1), ["name"] = name, ["timeStamp"] = Time(began) })),
        .. Discounts(),
    ];

    /// <summary>Makes a row of prices; MSRP and online are levels of their own.</summary>
    public static JsonObject Price(decimal amount, int level) => new() { ["amount"] = Text(amount), ["useTypeID"] = Text(level), ["useType"] = level switch { 1 => "Default", 2 => "MSRP", _ => "Online" } };

    /// <summary>Makes a row of stock.</summary>
    public static JsonObject ItemShop(long item, int shop, decimal quantity, long at)
    {
        var row = new JsonObject { ["itemShopID"] = Text(RetailIds.ItemShop(item, shop)), ["qoh"] = Text(quantity), ["sellable"] = Text(quantity) };
        foreach (var name in (string[])["backorder", "componentQoh", "componentBackorder", "onLayaway", "onSpecialOrder", "onWorkorder", "onTransferOut", "onTransferIn", "averageCost", "nextFifoLotID", "nextFifoLotCost", "lastReceivedLotID", "lastReceivedCost", "totalValueFifo", "totalValueAvgCost", "totalValueNegativeInventory", "reorderPoint", "reorderLevel"])
        {
            row[name] = "0";
        }

        row["timeStamp"] = Time(at);
        row["itemID"] = Text(item);
        row["shopID"] = Text(shop);
        return row;
    }

    /// <summary>Makes an article's row, prices aside.</summary>
    public static JsonObject Item(long id, string description, long at) => new()
    {
        ["itemID"] = Text(id),
        ["systemSku"] = $"21{id:0000000000}",
        ["defaultCost"] = "0",
        ["avgCost"] = "0",
        ["discountable"] = "true",
        ["tax"] = "true",
        ["archived"] = "false",
        ["itemType"] = "default",
        ["serialized"] = "false",
        ["description"] = description,
        ["modelYear"] = "0",
        ["upc"] = "",
        ["ean"] = "",
        ["customSku"] = "",
        ["manufacturerSku"] = "",
        ["createTime"] = Time(at),
        ["timeStamp"] = Time(at),
        ["publishToEcom"] = "false",
        ["categoryID"] = "0",
        ["taxClassID"] = "1",
        ["departmentID"] = "0",
        ["itemMatrixID"] = "0",
        ["manufacturerID"] = "0",
        ["seasonID"] = "0",
        ["defaultVendorID"] = "0",
    };

    private JsonObject Item(CarteItem item)
    {
        var random = SeededRandom.At(options.Seed, item.Index, 21);
        // Seven at a time were changed in the same second.
        var row = Item(item.Index + 1, item.Name, began + ((item.Index / 7) * 3_600_000L));
        row["ean"] = item.Ean ?? "";
        row["customSku"] = item.Index % 40 == 7 ? "" : item.Sku;
        row["itemType"] = item.Index % 90 == 11 ? "subscription" : item.Category == 5 ? "non_inventory" : "default";
        row["archived"] = Flag(item.Index % 250 == 120);
        row["categoryID"] = Text(item.Category + 1);
        row["taxClassID"] = Text(RetailIds.TaxClass(item.TaxTenths));
        if (item.Index % 25 == 4)
        {
            row["allergenNote"] = new JsonObject { ["text"] = "Voir la carte" };
        }

        row["Prices"] = new JsonObject
        {
            // One price alone stands bare, as everything that is alone.
            ["ItemPrice"] = item.Index % 9 == 0 ? Price(item.Cents / 100m, 1) : new JsonArray(Price(item.Cents / 100m, 1), Price((item.Cents + 200) / 100m, 2), Price((item.Cents - 50 - random.Next(50)) / 100m, 3)),
        };
        return row;
    }

    private IEnumerable<JsonObject> Stock(CarteItem item)
    {
        var random = SeededRandom.At(options.Seed, item.Index, 22);
        var (room, terrace) = (random.Next(60), random.Next(30) - 2);
        var at = began + 29_000_000_000L + ((item.Index / 11) * 60_000L);
        return [ItemShop(item.Index + 1, 0, room + terrace, at), ItemShop(item.Index + 1, 1, room, at), ItemShop(item.Index + 1, 2, terrace, at)];
    }

    private JsonObject Category(string name, int place)
    {
        var above = Carte.Above(place);
        return new JsonObject
        {
            ["categoryID"] = Text(place + 1),
            ["name"] = name,
            ["nodeDepth"] = above < 0 ? "0" : "1",
            ["fullPathName"] = above < 0 ? name : $"{Carte.Categories[above]}/{name}",
            ["leftNode"] = Text((place * 2) + 1),
            ["rightNode"] = Text((place * 2) + 2),
            ["createTime"] = Time(began),
            ["timeStamp"] = Time(began),
            ["parentID"] = Text(above + 1),
        };
    }

    private JsonObject Shop(string name, int id) => new()
    {
        ["shopID"] = Text(id),
        ["name"] = $"Le Vieux Moulin, {name}",
        ["serviceRate"] = "0",
        ["timeZone"] = "Europe/Paris",
        ["taxLabor"] = "false",
        ["labelTitle"] = "Shop Name",
        ["labelMsrp"] = "false",
        ["archived"] = "false",
        ["timeStamp"] = Time(began),
        ["companyRegistrationNumber"] = "",
        ["vatNumber"] = "",
        ["zebraBrowserPrint"] = "false",
        ["contactID"] = Text(id + 1),
        ["taxCategoryID"] = Text(id),
        ["receiptSetupID"] = "1",
        ["ccGatewayID"] = "0",
        ["gatewayConfigID"] = "0",
        ["priceLevelID"] = "1",
    };

    private JsonObject Register(int id, int shop) => new()
    {
        ["registerID"] = Text(id),
        ["name"] = $"Caisse {id}",
        ["open"] = "true",
        ["openTime"] = Time(began),
        ["archived"] = "false",
        ["tipEnabled"] = "true",
        ["openEmployeeID"] = "1",
        ["shopID"] = Text(shop),
        ["ccTerminalID"] = "0",
    };

    private static JsonObject PaymentType(string name, string type, int id) => new()
    {
        ["paymentTypeID"] = Text(id),
        ["name"] = name,
        ["requireCustomer"] = Flag(type == "credit account"),
        ["archived"] = "false",
        ["internalReserved"] = Flag(type != "user defined"),
        ["type"] = type,
        ["refundAsPaymentTypeID"] = "0",
    };

    private JsonObject TaxCategory(bool isInclusive, int id) => new()
    {
        ["taxCategoryID"] = Text(id),
        ["isTaxInclusive"] = Flag(isInclusive),
        ["tax1Name"] = "TVA",
        ["tax2Name"] = "",
        ["tax1Rate"] = "0.1",
        ["tax2Rate"] = "0",
        ["timeStamp"] = Time(began),
    };

    private IEnumerable<(string Table, JsonObject Row)> Discounts()
    {
        var known = new (string Name, decimal Amount, decimal Fraction, bool Archived)[]
        {
            ("Habitués", 0, 0.05m, false), ("Happy hour", 0, 0.1m, false), ("Personnel", 0, 0.15m, false), ("Cinq euros", 5, 0, false), ("Ouverture", 0, 0.2m, true),
        };
        return known.Select((discount, place) => ("Discount", Discount(place + 1, discount.Name, discount.Amount, discount.Fraction, discount.Archived, began)));
    }

    /// <summary>Makes a discount's row.</summary>
    public static JsonObject Discount(long id, string name, decimal amount, decimal fraction, bool isArchived, long at) => new()
    {
        ["discountID"] = Text(id),
        ["name"] = name,
        ["discountAmount"] = Text(amount),
        ["discountPercent"] = Text(fraction),
        ["requireCustomer"] = "false",
        ["archived"] = Flag(isArchived),
        ["timeStamp"] = Time(at),
    };
}
