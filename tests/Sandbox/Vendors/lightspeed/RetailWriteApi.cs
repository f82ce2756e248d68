using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The calls that write articles, stock, discounts and categories. What is not known or not for writing is left aside without a word.</summary>
internal sealed class RetailWriteApi(RetailGate gate, RetailTables tables, RetailTablesApi reads, LedgerClock clock)
{
    private static readonly string[] ItemFields = ["defaultCost", "tax", "discountable", "itemType", "archived", "serialized", "description", "modelYear", "upc", "ean", "customSku", "manufacturerSku", "categoryID", "taxClassID", "itemMatrixID", "manufacturerID", "defaultVendorID"];
    private static readonly string[] Products = ["employee:product_edit", "employee:inventory"];
    private static readonly string[] Purchases = ["employee:admin_purchases", "employee:admin"];
    private readonly Lock gateOfEffects = new();
    private readonly Dictionary<string, int> effects = new(StringComparer.Ordinal);
    private bool ignoresPrices;
    private bool ignoresStock;

    /// <summary>Lets prices or stock within an article be left aside without a word, or taken again.</summary>
    public void Ignore(bool? prices, bool? stock)
    {
        Volatile.Write(ref ignoresPrices, prices ?? Volatile.Read(ref ignoresPrices));
        Volatile.Write(ref ignoresStock, stock ?? Volatile.Read(ref ignoresStock));
    }

    /// <summary>Lists what was written, and how often.</summary>
    public JsonArray Effects()
    {
        lock (gateOfEffects)
        {
            return [.. effects.Select(effect => (JsonNode)new JsonObject { ["what"] = effect.Key, ["effects"] = effect.Value })];
        }
    }

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "Item.json", Products, _ => 2, (http, token) => ItemAsync(http, null, token));
        gate.Map(routes, "PUT", "Item/{id}.json", Products, _ => 2, (http, token) => ItemAsync(http, RetailTablesApi.Id(http), token));
        gate.Map(routes, "DELETE", "Item/{id}.json", Products, _ => 1, ArchiveItemAsync);
        gate.Map(routes, "PUT", "ItemShop/{id}.json", ["employee:inventory", "employee:product_cost"], _ => 1, ItemShopAsync);
        gate.Map(routes, "POST", "Discount.json", Purchases, _ => 1, (http, token) => DiscountAsync(http, null, token));
        gate.Map(routes, "PUT", "Discount/{id}.json", Purchases, _ => 1, (http, token) => DiscountAsync(http, RetailTablesApi.Id(http), token));
        gate.Map(routes, "DELETE", "Discount/{id}.json", Purchases, _ => 1, ArchiveDiscountAsync);
        gate.Map(routes, "POST", "Category.json", ["employee:categories", "employee:inventory"], _ => 10, CategoryAsync);
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw new RetailError(400, "The body is not a JSON object.");

    private static string? Scalar(JsonObject body, string name) => body[name] is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    private static decimal? Amount(JsonObject body, string name) => Scalar(body, name) is not { Length: > 0 } text
        ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new RetailError(400, $"{name} is not a number.");

    private static IEnumerable<JsonObject> Rows(JsonObject body, string relation, string name) => body.Child(relation)?[name] switch
    {
        JsonObject one => [one],
        JsonArray many => many.OfType<JsonObject>(),
        _ => [],
    };

    private async Task ItemAsync(HttpContext http, long? known, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        if (known is null ? string.IsNullOrWhiteSpace(Scalar(body, "description")) : body.ContainsKey("description") && string.IsNullOrWhiteSpace(Scalar(body, "description")))
        {
            throw new RetailError(400, $"Item not {(known is null ? "created" : "updated")}. An Item must have a description.");
        }

        if (Scalar(body, "categoryID") is { Length: > 0 } category && category != "0" && (!long.TryParse(category, out var group) || tables.Find("Category", group) is null))
        {
            throw new RetailError(400, "There is no category of that id.");
        }

        var prices = Rows(body, "Prices", "ItemPrice").Select(price => (Level: Level(price), Amount: Amount(price, "amount"))).Where(price => price is { Level: > 0, Amount: not null }).ToList();
        var at = clock.Tick();
        var id = known ?? tables.Add("Item", next =>
        {
            var row = RetailRows.Item(next, "", at);
            row["Prices"] = new JsonObject { ["ItemPrice"] = new JsonArray(RetailRows.Price(0, 1), RetailRows.Price(0, 2), RetailRows.Price(0, 3)) };
            return row;
        });
        if (known is null)
        {
            tables.AddStock(id, at);
        }

        var found = tables.Change("Item", id, row =>
        {
            foreach (var field in ItemFields.Where(body.ContainsKey))
            {
                row[field] = Scalar(body, field) ?? "";
            }

            row["timeStamp"] = Decimals.Time(at);
            if (known is null || !Volatile.Read(ref ignoresPrices))
            {
                prices.ForEach(price => SetPrice(row, price.Level, price.Amount!.Value));
            }
        });
        if (!found)
        {
            throw new RetailError(404, "There is no Item of that id.");
        }

        SetStock(id, body, at);
        TookEffect(http, known is null ? "POST Item " + (Scalar(body, "customSku") is { Length: > 0 } sku ? sku : Scalar(body, "description")) : $"PUT Item {id}");
        await AnswerAsync(http, "Item", id, cancellationToken);
    }

    /// <summary>Puts a price into an article's row.</summary>
    public static void SetPrice(JsonObject row, int level, decimal amount)
    {
        var prices = row.Child("Prices")!;
        var all = prices["ItemPrice"] is JsonArray many ? many.OfType<JsonObject>().ToList() : [prices.Child("ItemPrice")!];
        all = [.. all.Where(price => price.Text("useTypeID") != Decimals.Text(level)).Append(RetailRows.Price(amount, level)).OrderBy(price => price.Text("useTypeID"), StringComparer.Ordinal)];
        prices["ItemPrice"] = all.Count == 1 ? all[0].DeepClone() : new JsonArray([.. all.Select(price => price.DeepClone())]);
    }

    private static int Level(JsonObject price) => (Scalar(price, "useTypeID"), Scalar(price, "useType")) switch
    {
        ("1", _) or (null, "Default") => 1,
        ("2", _) or (null, "MSRP") => 2,
        ("3", _) or (null, "Online") => 3,
        _ => 0,
    };

    private void SetStock(long item, JsonObject body, long at)
    {
        foreach (var row in Rows(body, "ItemShops", "ItemShop"))
        {
            var id = (long)(Amount(row, "itemShopID") ?? 0);
            // The row of all shops together is a sum and takes nothing.
            if (!Volatile.Read(ref ignoresStock) && Amount(row, "qoh") is { } quantity && Enumerable.Range(1, 2).FirstOrDefault(shop => RetailIds.ItemShop(item, shop) == id) is > 0 and var place)
            {
                tables.SetStock(item, place, _ => quantity, at);
            }
        }
    }

    private async Task ArchiveItemAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (id, at) = (RetailTablesApi.Id(http), clock.Tick());
        if (!tables.Change("Item", id, row => (row["archived"], row["timeStamp"]) = ("true", Decimals.Time(at))))
        {
            throw new RetailError(404, "There is no Item of that id.");
        }

        tables.SetStock(id, 1, _ => 0, at);
        tables.SetStock(id, 2, _ => 0, at);
        TookEffect(http, $"DELETE Item {id}");
        await AnswerAsync(http, "Item", id, cancellationToken);
    }

    private async Task ItemShopAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        var (id, at) = (RetailTablesApi.Id(http), clock.Tick());
        var found = tables.Change("ItemShop", id, row =>
        {
            foreach (var field in ((string[])["reorderPoint", "reorderLevel"]).Where(body.ContainsKey))
            {
                row[field] = Scalar(body, field) ?? "0";
                row["timeStamp"] = Decimals.Time(at);
            }
        });
        if (!found)
        {
            throw new RetailError(404, "There is no ItemShop of that id.");
        }

        TookEffect(http, $"PUT ItemShop {id}");
        await AnswerAsync(http, "ItemShop", id, cancellationToken);
    }

    private async Task DiscountAsync(HttpContext http, long? known, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        var (amount, fraction) = (Amount(body, "discountAmount") ?? 0, Amount(body, "discountPercent") ?? 0);
        if (known is null && string.IsNullOrWhiteSpace(Scalar(body, "name")))
        {
            throw new RetailError(400, "name cannot be blank.");
        }

        if ((amount != 0 && fraction != 0) || amount < 0 || fraction is < 0 or > 1)
        {
            throw new RetailError(400, amount != 0 && fraction != 0 ? "A Discount holds an amount or a percentage, not both." : "The discount is out of range.");
        }

        var at = clock.Tick();
        var id = known ?? tables.Add("Discount", next => RetailRows.Discount(next, Scalar(body, "name")!, amount, fraction, false, at));
        var found = tables.Change("Discount", id, row =>
        {
            row["name"] = Scalar(body, "name") ?? row.Text("name");
            row["requireCustomer"] = Scalar(body, "requireCustomer") ?? row.Text("requireCustomer");
            if (body.ContainsKey("discountAmount") || body.ContainsKey("discountPercent"))
            {
                (row["discountAmount"], row["discountPercent"]) = (Decimals.Text(amount), Decimals.Text(fraction));
            }

            row["timeStamp"] = Decimals.Time(at);
        });
        if (!found)
        {
            throw new RetailError(404, "There is no Discount of that id.");
        }

        TookEffect(http, known is null ? "POST Discount " + Scalar(body, "name") : $"PUT Discount {id}");
        await AnswerAsync(http, "Discount", id, cancellationToken);
    }

    private async Task ArchiveDiscountAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (id, at) = (RetailTablesApi.Id(http), clock.Tick());
        if (!tables.Change("Discount", id, row => (row["archived"], row["timeStamp"]) = ("true", Decimals.Time(at))))
        {
            throw new RetailError(404, "There is no Discount of that id.");
        }

        TookEffect(http, $"DELETE Discount {id}");
        await AnswerAsync(http, "Discount", id, cancellationToken);
    }

    private async Task CategoryAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        if (Scalar(body, "name") is not { Length: > 0 } name)
        {
            throw new RetailError(400, "name cannot be blank.");
        }

        var at = Decimals.Time(clock.Tick());
        var id = tables.Add("Category", next => new JsonObject { ["categoryID"] = Decimals.Text(next), ["name"] = name, ["nodeDepth"] = "0", ["fullPathName"] = name, ["leftNode"] = Decimals.Text((next * 2) - 1), ["rightNode"] = Decimals.Text(next * 2), ["createTime"] = at, ["timeStamp"] = at, ["parentID"] = Scalar(body, "parentID") ?? "0" });
        TookEffect(http, "POST Category " + name);
        await AnswerAsync(http, "Category", id, cancellationToken);
    }

    private Task AnswerAsync(HttpContext http, string table, long id, CancellationToken cancellationToken) =>
        RetailPages.OneAsync(http, table, writer => reads.Load(table, tables.Find(table, id)!, relation => relation == "ItemShops").WriteTo(writer), cancellationToken);

    private void TookEffect(HttpContext http, string what)
    {
        lock (gateOfEffects)
        {
            effects[what] = effects.GetValueOrDefault(what) + 1;
        }

        if (http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }
    }
}
