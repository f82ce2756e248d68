using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>What happens at the till on demand: a sale, a price, a refund, a count.</summary>
internal sealed class SquareEvents(SandboxContext context, SaleBooks books, SquareCatalog catalog, CatalogWriteApi prices, SquareInventory stock, SquarePaymentsApi payments, SquareNames names, LedgerClock clock, SquareWebhooks webhooks)
{
    private int rung;

    /// <summary>Rings up a sale at today's prices: <c>items</c> names the forms, or one to three are drawn.</summary>
    public JsonObject Sell(JsonObject body)
    {
        var place = body.Text("locationId") is { } id ? Array.IndexOf(names.Locations, id) : 0;
        if (place < 0)
        {
            throw new ArgumentException("locationId is none of this account.");
        }

        var number = Interlocked.Increment(ref rung);
        var random = SeededRandom.At(context.Options.Seed, number, 9);
        var asked = body.Objects("items");
        var lines = asked.Count > 0
            ? asked.Select(item => Line(item.Text("variationId") ?? throw new ArgumentException("An item wants a variationId."), item.Number("quantity") ?? 1, place, number)).ToList()
            : Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Line(names.Variation(random.Next(Menu.Items.Length)), 1, place, number)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i] = lines[i] with { Uid = SeededRandom.Mix(random.Next()) };
        }

        var at = clock.Tick();
        var open = body.Text("state") == "OPEN";
        var order = books.Add(index =>
        {
            var made = new SaleOrder { Index = index, Location = place, Created = at - 600_000, Updated = at, Closed = open ? 0 : at, State = open ? SaleState.Open : SaleState.Completed, Table = 1 + random.Next(20) };
            made.Lines.AddRange(lines);
            if (!open)
            {
                SaleGenerator.Pay(made, ref random);
            }

            return made;
        });
        return Tell(order, made: true);
    }

    /// <summary>Pays an open order.</summary>
    public JsonObject Close(JsonObject body)
    {
        var index = names.Ids.Read(body.Text("orderId"), Kinds.Order);
        var old = index >= 0 && index < books.Count ? books.Reader()(index) : null;
        if (old is not { State: SaleState.Open })
        {
            throw new ArgumentException("orderId names no open order.");
        }

        var at = clock.Tick();
        var order = new SaleOrder { Index = index, Location = old.Location, Created = old.Created, Updated = at, Closed = at, State = SaleState.Completed, Table = old.Table, DiscountPercent = old.DiscountPercent, HappyHour = old.HappyHour, ServiceCharge = old.ServiceCharge };
        order.Lines.AddRange(old.Lines);
        var random = SeededRandom.At(context.Options.Seed, index, 10);
        SaleGenerator.Pay(order, ref random);
        books.Replace(order);
        return Tell(order, made: false);
    }

    /// <summary>Takes the first line of an order back.</summary>
    public JsonObject Refund(JsonObject body)
    {
        var index = names.Ids.Read(body.Text("orderId"), Kinds.Order);
        var source = index >= 0 && index < books.Count ? books.Reader()(index) : null;
        if (source is not { State: SaleState.Completed, Tenders.Count: > 0, Lines.Count: > 0 })
        {
            throw new ArgumentException("orderId names no paid order.");
        }

        var line = source.Lines[0];
        line.SourceUid = line.Uid;
        line.Uid = SeededRandom.Mix(line.Uid + 99);
        var at = clock.Tick();
        var order = books.Add(number =>
        {
            var made = new SaleOrder { Index = number, Location = source.Location, Created = at - 2000, Updated = at, Closed = at, Source = index, RefundedTender = source.Tenders.Count - 1, Means = source.Tenders[^1].Means, DiscountPercent = source.DiscountPercent, HappyHour = source.HappyHour };
            made.State = SaleState.Completed;
            made.Returned.Add(line);
            return made;
        });
        var answer = Tell(order, made: true);
        var text = new Utf8Text();
        payments.WriteRefund(text, order);
        webhooks.Refund("refund.created", names.Ids.Make(Kinds.Refund, order.Index), text.Written, order);
        return answer;
    }

    /// <summary>Changes a price as the staff would, in the catalogue.</summary>
    public async Task<JsonObject> PriceAsync(JsonObject body, CancellationToken cancellationToken)
    {
        var id = body.Text("variationId") ?? "";
        var cents = (long)((body.Number("amount") ?? throw new ArgumentException("amount is missing, in euros.")) * 100);
        var at = await prices.ChangeAsync(now =>
        {
            var form = catalog.Find(id);
            var data = form.Child("item_variation_data") ?? throw new ArgumentException("variationId names no form of the catalogue.");
            data["price_money"] = new JsonObject { ["amount"] = cents, ["currency"] = "EUR" };
            SquareCatalog.Stamp(form!, now);
            SquareCatalog.Stamp(catalog.ParentOf(id)!, now);
            catalog.Put(catalog.ParentOf(id)!);
        }, cancellationToken);
        return new JsonObject { ["variationId"] = id, ["version"] = at };
    }

    /// <summary>Counts a form at a place.</summary>
    public JsonObject Count(JsonObject body)
    {
        var place = body.Text("locationId") ?? names.Locations[0];
        var at = clock.Tick();
        JsonObject count;
        lock (stock.Gate)
        {
            count = stock.Set(body.Text("variationId") ?? throw new ArgumentException("variationId is missing."), place, body.Number("quantity") ?? throw new ArgumentException("quantity is missing."), at);
        }

        webhooks.CountsChanged([count], at);
        return new JsonObject { ["count"] = count };
    }

    private SaleLine Line(string variation, decimal quantity, int place, int number)
    {
        lock (catalog.Gate)
        {
            var data = catalog.Find(variation).Child("item_variation_data") ?? throw new ArgumentException($"{variation} names no form of the catalogue.");
            var price = data.Objects("location_overrides").FirstOrDefault(own => own.Text("location_id") == names.Locations[place]).Child("price_money") ?? data.Child("price_money");
            var index = names.Ids.Read(variation, Kinds.Variation);
            var line = new SaleLine
            {
                Item = index >= 0 ? Menu.Items[index] : throw new ArgumentException("The till rings up forms of the first menu only."),
                Base = (int)(price.Number("amount") ?? 0),
                TaxTenths = Menu.Items[index].TaxTenths,
                Thousandths = (int)(quantity * 1000),
                ModifierList = -1,
                Uid = (ulong)number,
            };
            line.Reckon(0);
            return line;
        }
    }

    private JsonObject Tell(SaleOrder order, bool made)
    {
        TakeFromStock(order);
        var events = new JsonArray { webhooks.OrderChanged(order, made, made ? 1 : 2) };
        for (var i = 0; i < order.Tenders.Count; i++)
        {
            var text = new Utf8Text();
            payments.Write(text, order, i);
            events.Add(webhooks.Payment("payment.created", names.Payment(order.Index, i), text.Written, order));
        }

        return new JsonObject
        {
            ["orderId"] = names.Ids.Make(Kinds.Order, order.Index),
            ["locationId"] = names.Locations[order.Location],
            ["total"] = (order.Total - order.ReturnTotal) / 100m,
            ["at"] = DateTimeOffset.FromUnixTimeMilliseconds(order.Updated).ToString("O", CultureInfo.InvariantCulture),
            ["events"] = events,
        };
    }

    private void TakeFromStock(SaleOrder order)
    {
        JsonArray counts = [];
        lock (stock.Gate)
        {
            foreach (var line in order.Lines.Where(line => line.Item is not null && stock.Has(names.Variation(line.Item.Index), names.Locations[order.Location])))
            {
                counts.Add((JsonNode)stock.Move(names.Variation(line.Item!.Index), names.Locations[order.Location], -line.Thousandths / 1000m, order.Updated));
            }
        }

        if (counts.Count > 0)
        {
            webhooks.CountsChanged(counts, order.Updated);
        }
    }
}
