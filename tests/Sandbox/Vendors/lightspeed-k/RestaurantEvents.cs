using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>What happens at the till on demand.</summary>
internal sealed class RestaurantEvents(SandboxContext context, RestaurantIds ids, BillBooks books, RestaurantItems items, RestaurantWebhooks webhooks, LedgerClock clock)
{
    private int rung;

    /// <summary>Rings up a sale at today's prices: <c>items</c> names articles by number, or one to three are drawn.</summary>
    public JsonObject Sell(JsonObject body)
    {
        var random = SeededRandom.At(context.Options.Seed, Interlocked.Increment(ref rung), 9);
        var place = Place(body);
        var asked = body.Objects("items");
        var lines = asked.Count > 0
            ? asked.Select(item => Line(item.Text("sku") ?? throw new ArgumentException("An item wants a sku."), item.Number("quantity") ?? 1)).ToList()
            : Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Line(Carte.Items[random.Next(Carte.MenuCount)].Sku, 1)).ToList();
        var payments = BillMaker.Pay(lines, ref random);
        var at = clock.Tick();
        var head = new BillHead(0, place, BillState.Completed, at - 600_000, at, at);
        return Answer(books.Add(index => new Bill(head with { Index = index }) { Lines = lines, Payments = payments, Table = 7, Covers = 2 }));
    }

    /// <summary>Takes a sale back, whole or its first lines.</summary>
    public JsonObject Refund(JsonObject body)
    {
        var id = body.Text("accountFiscId") ?? "";
        var head = books.All().FirstOrDefault(one => RestaurantIds.Account(one) == id && one is { State: BillState.Completed, Source: < 0 }, new BillHead(-1, 0, BillState.Open, 0, 0, 0));
        if (books.Find(head.Index) is not { Lines.Count: > 0 } bill)
        {
            throw new ArgumentException("accountFiscId names no sale that can be taken back.");
        }

        var at = clock.Tick();
        var back = new BillHead(0, head.Place, BillState.Completed, at, at, at, head.Index);
        return Answer(books.Add(index => BillMaker.TakeBack(back with { Index = index }, bill, (int)(body.Number("lines") ?? bill.Lines.Count))));
    }

    /// <summary>Changes a price as the staff would.</summary>
    public JsonObject Price(JsonObject body)
    {
        var amount = body.Number("amount") ?? throw new ArgumentException("amount is missing, in euros.");
        var id = long.TryParse(body["itemId"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return items.Change(id, item => RestaurantItems.SetPrice(item, amount)) ? new JsonObject { ["itemId"] = id } : throw new ArgumentException("itemId names no article.");
    }

    /// <summary>Says how often an article may still be sold, or that it may freely: <c>quantity</c> or nothing.</summary>
    public JsonObject Count(JsonObject body)
    {
        var sku = body.Text("sku") is { } given && items.Find(given) is not null ? given : throw new ArgumentException("sku names no article.");
        return new JsonObject { ["told"] = webhooks.Restrict(sku, ids.Locations[Place(body)], (int?)body.Number("quantity")) };
    }

    private static JsonObject Answer(Bill bill) => new() { ["accountFiscId"] = RestaurantIds.Account(bill.Head), ["receiptId"] = RestaurantIds.Receipt(bill.Head) };

    private int Place(JsonObject body) => body["locationId"]?.ToString() is not { } text || text == $"{ids.Locations[0]}" ? 0
        : text == $"{ids.Locations[1]}" ? 1 : throw new ArgumentException("locationId is none of this account.");

    private BillLine Line(string sku, decimal quantity)
    {
        var item = items.Find(sku) ?? throw new ArgumentException("sku names no article.");
        var cents = item.Objects("prices") is [var price, ..] ? (int)(price.Number("amount")!.Value * 100) : 100;
        var known = Array.Find(Carte.Items, one => one.Sku == sku) ?? throw new ArgumentException("The sandbox rings up articles that it began with only.");
        return BillMaker.Line(known, (int)(quantity * 1000), cents);
    }
}
