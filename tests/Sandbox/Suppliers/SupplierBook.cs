using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A wholesaler's ledger: articles, orders and how they go on, deliveries, bills. Callers hold <see cref="Gate"/>.</summary>
internal sealed class SupplierBook(SupplierProfile profile, SandboxContext context)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly LedgerClock clock = new(new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), context.Time);
    private int orders;
    private int despatches;
    private int bills;

    /// <summary>Gets the lock.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Gets the articles.</summary>
    public List<SupplierItem> Items { get; } = SupplierCatalog.Make(profile, context.Options);

    /// <summary>Gets the orders, in the order they came.</summary>
    public List<SupplierOrder> Orders { get; } = [];

    /// <summary>Gets the deliveries.</summary>
    public List<SupplierDelivery> Deliveries { get; } = [];

    /// <summary>Gets the bills.</summary>
    public List<SupplierBill> Bills { get; } = [];

    /// <summary>Gets the receipts reported.</summary>
    public List<JsonObject> Receipts { get; } = [];

    /// <summary>Gets the days of delivery.</summary>
    public SupplierCalendar Calendar { get; } = new(profile, context.Time);

    /// <summary>Gets or sets a value indicating whether orders wait until they are moved on by hand.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Gives the time of a change.</summary>
    public DateTimeOffset Tick() => DateTimeOffset.FromUnixTimeMilliseconds(clock.Tick());

    /// <summary>Finds an article.</summary>
    public SupplierItem? Find(string? id) => Items.Find(item => item.Id == id);

    /// <summary>Takes an order in.</summary>
    public SupplierOrder Add(string reference, string? key, JsonObject body, DateOnly day, List<SupplierLine> lines)
    {
        var order = new SupplierOrder
        {
            Id = profile.OrderPrefix + (++orders + 4_000_000).ToString(CultureInfo.InvariantCulture),
            Reference = reference,
            IdempotencyKey = key,
            Body = body,
            Note = body.Text("note"),
            Day = day,
            Lines = lines,
            Updated = Tick(),
            Moved = context.Time.GetTimestamp(),
        };
        Orders.Add(order);
        return order;
    }

    /// <summary>Moves an order one step on when it has stood long enough, which is how a reader who asks again and again follows it.</summary>
    public void Look(SupplierOrder order)
    {
        if (!IsHeld && context.Time.GetElapsedTime(order.Moved) >= Step)
        {
            Advance(order);
        }
    }

    /// <summary>Moves an order one step on; answers whether it moved.</summary>
    public bool Advance(SupplierOrder order)
    {
        switch (order.Status)
        {
            case "SUBMITTED":
                Answer(order);
                break;
            case "ACCEPTED" or "ACCEPTED_WITH_CHANGES" or "PARTIALLY_DESPATCHED":
                Despatch(order);
                break;
            case "DESPATCHED":
                order.Status = "DELIVERED";
                order.Lines = order.Lines.ConvertAll(line => line.Status == "REJECTED" ? line : line with { Status = "ALREADY_DELIVERED" });
                Deliveries.FindAll(delivery => delivery.Order == order).ForEach(delivery => Bill(order, delivery));
                break;
            case "CANCELLATION_REQUESTED":
                order.Status = "CANCELLED";
                break;
            default:
                return false;
        }

        Touch(order);
        return true;
    }

    /// <summary>Notes that an order changed now.</summary>
    public void Touch(SupplierOrder order)
    {
        order.Updated = Tick();
        order.Moved = context.Time.GetTimestamp();
    }

    /// <summary>Credits what did not come.</summary>
    public void Credit(SupplierDelivery delivery, decimal net, decimal vat) =>
        Bills.Add(new SupplierBill("AV" + (++bills + 70_000).ToString(CultureInfo.InvariantCulture), true, delivery.Order.Day, delivery.Order, delivery.Id, net, vat, Tick()));

    private static void Answer(SupplierOrder order)
    {
        order.Lines = order.Lines.ConvertAll(Answer);
        var changed = order.Lines.Exists(line => line.Status != "ACCEPTED");
        order.Status = order.Lines.TrueForAll(line => line.Status == "REJECTED") ? "REJECTED" : changed ? "ACCEPTED_WITH_CHANGES" : "ACCEPTED";
        order.Reason = order.Status == "REJECTED" ? "Aucun article disponible" : null;
    }

    private static SupplierLine Answer(SupplierLine line) => line.Item.Availability switch
    {
        "LIMITED" when line.Ordered > line.Item.Stock => line with { Status = "CHANGED", Confirmed = line.Item.Stock, BackOrdered = line.Ordered - line.Item.Stock, Reason = "SHORTAGE" },
        "UNAVAILABLE" when line.Substitute is not null => line with { Status = "CHANGED", Confirmed = 0, BackOrdered = 0, Reason = "SUBSTITUTED" },
        "UNAVAILABLE" => line with { Status = "REJECTED", Confirmed = 0, BackOrdered = 0, Reason = "OUT_OF_STOCK" },
        _ => line with { Status = "ACCEPTED" },
    };

    private void Despatch(SupplierOrder order)
    {
        var lines = new List<SupplierDeliveryLine>();
        var gone = Deliveries.Where(delivery => delivery.Order == order).SelectMany(delivery => delivery.Lines).Select(line => line.LineId).ToHashSet();
        var left = order.Lines.FindAll(line => line.Status != "REJECTED" && !gone.Contains(line.LineId));
        var now = profile.SplitsByTemperature ? left.FindAll(line => line.Item.Temperature == left[0].Item.Temperature) : left;
        foreach (var line in now)
        {
            var item = line.Substitute ?? line.Item;
            var quantity = line.Substitute is null ? line.Confirmed : line.Ordered;
            var random = SeededRandom.At(context.Options.Seed, (despatches * 1000L) + lines.Count, profile.Salt + 1);
            var lives = item.Temperature is "CHILLED" ? 4 + random.Next(12) : 90 + random.Next(300);
            lines.Add(new SupplierDeliveryLine(
                line.LineId,
                item,
                quantity,
                item.Weighed ? Math.Round(quantity * item.Content * (0.92m + (random.Next(160) / 1000m)), 3) : null,
                line.BackOrdered ?? 0,
                $"L{order.Day:yyMMdd}{100 + random.Next(900)}",
                item.Temperature == "CHILLED" ? null : order.Day.AddDays(lives),
                item.Temperature == "CHILLED" ? order.Day.AddDays(lives) : null,
                line.Substitute is null ? line.Stated : item.Net));
        }

        Deliveries.Add(new SupplierDelivery("BL" + (++despatches + 900_000).ToString(CultureInfo.InvariantCulture), order, Tick(), lines));
        order.Status = now.Count == left.Count ? "DESPATCHED" : "PARTIALLY_DESPATCHED";
    }

    private void Bill(SupplierOrder order, SupplierDelivery delivery) =>
        Bills.Add(new SupplierBill("FA" + (++bills + 70_000).ToString(CultureInfo.InvariantCulture), false, order.Day, order, delivery.Id, delivery.Lines.Sum(line => line.Net), delivery.Lines.Sum(line => line.Vat), Tick()));
}
