using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>What happens at the till on demand.</summary>
internal sealed class RetailEvents(SandboxContext context, BillBooks books, RetailTables tables, LedgerClock clock)
{
    private int rung;

    /// <summary>Rings up a sale at today's prices: <c>items</c> names the articles, or one to three are drawn.</summary>
    public JsonObject Sell(JsonObject body)
    {
        var random = SeededRandom.At(context.Options.Seed, Interlocked.Increment(ref rung), 9);
        var place = (int)(Number(body, "shopId") ?? 1) - 1;
        if (place is not (0 or 1))
        {
            throw new ArgumentException("shopId is 1 or 2.");
        }

        var asked = body.Objects("items");
        var lines = asked.Count > 0
            ? asked.Select(item => Line(Number(item, "itemId") ?? throw new ArgumentException("An item wants an itemId."), item.Number("quantity") ?? 1)).ToList()
            : Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Line(1 + random.Next(Carte.MenuCount), 1)).ToList();
        var at = clock.Tick();
        var isOpen = body.Text("state") == "OPEN";
        var payments = isOpen ? [] : BillMaker.Pay(lines, ref random);
        var head = new BillHead(0, place, isOpen ? BillState.Open : BillState.Completed, at - 600_000, isOpen ? 0 : at, at);
        var bill = books.Add(index => new Bill(head with { Index = index }) { Lines = lines, Payments = payments });
        foreach (var line in lines)
        {
            tables.SetStock(line.Item!.Index + 1, place + 1, left => left - (line.Thousandths / 1000m), at);
        }

        return Answer(bill);
    }

    /// <summary>Pays an open sale.</summary>
    public JsonObject Close(JsonObject body)
    {
        var (bill, at) = (Find(body, BillState.Open), clock.Tick());
        var random = SeededRandom.At(context.Options.Seed, bill.Head.Index, 10);
        return Answer(books.Replace(bill with { Head = bill.Head with { State = BillState.Completed, Closed = at, Updated = at }, Payments = BillMaker.Pay(bill.Lines, ref random) }));
    }

    /// <summary>Takes a paid sale back, whole or its first lines.</summary>
    public JsonObject Refund(JsonObject body)
    {
        var (bill, at) = (Find(body, BillState.Completed), clock.Tick());
        if (bill.Lines.Count == 0 || bill.Head.Source >= 0)
        {
            throw new ArgumentException("saleId names a sale with nothing to take back.");
        }

        var head = new BillHead(0, bill.Head.Place, BillState.Completed, at, at, at, bill.Head.Index);
        return Answer(books.Add(index => BillMaker.TakeBack(head with { Index = index }, bill, (int)(body.Number("lines") ?? bill.Lines.Count))));
    }

    /// <summary>Voids a paid sale; only its time of update moves.</summary>
    public JsonObject Void(JsonObject body)
    {
        var bill = Find(body, BillState.Completed);
        return Answer(books.Replace(bill with { Head = bill.Head with { State = BillState.Voided, Updated = clock.Tick() } }));
    }

    /// <summary>Changes a price as the staff would.</summary>
    public JsonObject Price(JsonObject body)
    {
        var amount = body.Number("amount") ?? throw new ArgumentException("amount is missing, in euros.");
        var id = Number(body, "itemId") ?? 0;
        var at = clock.Tick();
        var found = tables.Change("Item", id, row =>
        {
            RetailWriteApi.SetPrice(row, 1, amount);
            row["timeStamp"] = Decimals.Time(at);
        });
        return found ? new JsonObject { ["itemId"] = Decimals.Text(id) } : throw new ArgumentException("itemId names no article.");
    }

    /// <summary>Counts an article at a shop.</summary>
    public JsonObject Count(JsonObject body)
    {
        var (id, shop) = (Number(body, "itemId") ?? 0, (int)(Number(body, "shopId") ?? 1));
        if (tables.Find("Item", id) is null || shop is not (1 or 2))
        {
            throw new ArgumentException("itemId and shopId name no stock.");
        }

        tables.SetStock(id, shop, _ => body.Number("quantity") ?? throw new ArgumentException("quantity is missing."), clock.Tick());
        return new JsonObject { ["itemShopId"] = Decimals.Text(RetailIds.ItemShop(id, shop)) };
    }

    private static JsonObject Answer(Bill bill) => new() { ["saleId"] = Decimals.Text(RetailIds.Sale(bill.Head.Index)) };

    private static long? Number(JsonObject body, string name) =>
        long.TryParse(body[name]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Bill Find(JsonObject body, BillState state) =>
        books.Find((Number(body, "saleId") ?? 0) - 1) is { } bill && bill.Head.State == state ? bill : throw new ArgumentException($"saleId names no sale that is {state}.");

    private BillLine Line(long id, decimal quantity)
    {
        var row = tables.Find("Item", id) ?? throw new ArgumentException("itemId names no article.");
        var prices = row.Child("Prices")!["ItemPrice"] is JsonArray many ? many.OfType<JsonObject>() : [row.Child("Prices").Child("ItemPrice")!];
        var price = decimal.Parse(prices.First(one => one.Text("useTypeID") == "1").Text("amount")!, CultureInfo.InvariantCulture);
        var tenths = row.Text("taxClassID") switch { "2" => 200, "3" => 55, _ => 100 };
        var item = new CarteItem((int)id - 1, row.Text("description")!, 0, (int)(price * 100), tenths, ByWeight: false);
        return BillMaker.Line(item, (int)(quantity * 1000), item.Cents);
    }
}
