using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Makes order n of the year from seed and n alone.</summary>
internal sealed class SaleGenerator
{
    private readonly int seed;
    private readonly int count;
    private readonly Calendar calendar;
    private readonly int[] popularity;
    private readonly SaleOrder source = new();
    private readonly SaleOrder head = new();

    /// <summary>Prepares a generator; each thread wants its own.</summary>
    public SaleGenerator(SandboxOptions options)
    {
        (seed, count) = (options.Seed, options.Sales);
        calendar = new Calendar(options.Ends);
        popularity = [.. Menu.Items.SelectMany(item => Enumerable.Repeat(item.Index, item.Popularity))];
    }

    /// <summary>Fills in times, place and state only, which is all that the indexes of the year need.</summary>
    public void Head(SaleOrder order, long index, out SeededRandom random)
    {
        Begin(order, index, out random, out var isReturn);
        if (!isReturn)
        {
            return;
        }

        Begin(head, index - 1 - random.Next(40), out _, out var isReturnToo);
        if (isReturnToo || head.State != SaleState.Completed)
        {
            return;
        }

        order.Source = head.Index;
        order.Location = head.Location;
        order.Created = Math.Max(order.Created, head.Closed + 60_000);
        order.Closed = order.Created + 2000;
        order.Updated = order.Closed + 900 + random.Next(4000);
    }

    /// <summary>Makes a whole order.</summary>
    public void Make(SaleOrder order, long index)
    {
        Head(order, index, out var random);
        if (order.Source >= 0)
        {
            TakeBack(order, ref random);
            return;
        }

        order.Table = order.Location == 1 ? 20 + random.Next(15) : random.Next(20);
        order.HappyHour = random.Chance(25);
        order.DiscountPercent = order.HappyHour ? 20 : random.Chance(60) ? 5 + (5 * random.Next(3)) : 0;
        var lines = 1 + random.Next(3) + (random.Chance(300) ? random.Next(5) : 0);
        for (var i = 0; i < lines; i++)
        {
            order.Lines.Add(Line(order, ref random, Menu.Items[popularity[random.Next(popularity.Length)]]));
        }

        Odd(order, ref random);
        order.ServiceCharge = random.Chance(40) ? (SaleOrder.Sum(order.Lines, line => line.Total) * 5 + 50) / 100 : 0;
        if (order.State == SaleState.Completed)
        {
            Pay(order, ref random);
        }
    }

    /// <summary>Pays an order in full.</summary>
    public static void Pay(SaleOrder order, ref SeededRandom random)
    {
        var due = order.Total;
        var means = random.Next(100);
        if (means < 8 && due > 2500)
        {
            order.Tenders.Add(new SaleTender { Means = TenderMeans.MealVoucher, Amount = 2500 });
            due -= 2500;
        }
        else if (means == 8 && due > 3000)
        {
            order.Tenders.Add(new SaleTender { Means = TenderMeans.GiftCard, Amount = 3000, Card = random.Next(10_000) });
            due -= 3000;
        }
        else if (means < 27)
        {
            var note = due > 5000 ? 5000 : due > 2000 ? 1000 : 500;
            order.Tenders.Add(new SaleTender { Means = TenderMeans.Cash, Amount = due, Handed = (due + note - 1) / note * note });
            return;
        }

        var tip = random.Chance(250) ? (due * (3 + random.Next(8)) / 100 + 25) / 50 * 50 : 0;
        order.Tenders.Add(new SaleTender { Means = TenderMeans.Card, Amount = due, Tip = tip, Fee = ((due + tip) * 165 + 5000) / 10_000, Card = random.Next(1 << 20) });
    }

    private static SaleLine Line(SaleOrder order, ref SeededRandom random, MenuItem drawn)
    {
        var item = Menu.IsSoldAt(drawn, order.Location) ? drawn : Menu.Items[0];
        var list = item.ModifierList >= 0 && random.Chance(700) ? item.ModifierList : -1;
        var line = new SaleLine
        {
            Item = item,
            Uid = SeededRandom.Mix(random.Next()),
            Thousandths = item.ByWeight ? 150 + random.Next(1200) : random.Chance(180) ? 2000 + (1000 * random.Next(3)) : 1000,
            Base = item.Cents + (order.Location == 1 && item.Category == 6 ? 100 : 0),
            TaxTenths = item.TaxTenths,
            ModifierList = list,
            Modifiers = list < 0 ? 0 : 1 << random.Next(Menu.ModifierLists[list].Modifiers.Length),
        };
        line.Reckon(order.DiscountPercent);
        return line;
    }

    private static void Odd(SaleOrder order, ref SeededRandom random)
    {
        if (random.Chance(15))
        {
            var line = new SaleLine { Uid = SeededRandom.Mix(random.Next()), Thousandths = 1000, Base = 100 + (50 * random.Next(60)), TaxTenths = 100, ModifierList = -1 };
            line.Reckon(order.DiscountPercent);
            order.Lines.Add(line);
        }

        if (random.Chance(6))
        {
            var line = new SaleLine { GiftCard = true, Uid = SeededRandom.Mix(random.Next()), Thousandths = 1000, Base = 2500 * (1 + random.Next(4)), ModifierList = -1 };
            line.Reckon(0);
            order.Lines.Add(line);
        }
    }

    private void Begin(SaleOrder order, long index, out SeededRandom random, out bool isReturn)
    {
        order.Clear();
        order.Index = index;
        random = SeededRandom.At(seed, index);
        var part = (index + (random.Next(1000) / 1000.0)) / count;
        order.Created = calendar.At(part) + random.Next(1000);
        order.Location = random.Chance(400) ? 1 : 0;
        var minutes = order.Location == 1 ? 15 + random.Next(50) : 40 + random.Next(80);
        var state = random.Next(10_000);
        isReturn = index > 50 && state is >= 80 and < 200;
        order.State = state < 70 ? SaleState.Canceled : state < 80 || index >= count - Math.Min(3, count / 10) ? SaleState.Open : SaleState.Completed;
        isReturn &= order.State == SaleState.Completed;
        order.Closed = order.State == SaleState.Open ? 0 : order.Created + (minutes * 60_000L) + random.Next(60_000);
        order.Updated = (order.Closed == 0 ? order.Created + 60_000 : order.Closed) + 900 + random.Next(4000) + (random.Chance(5) ? 3_600_000L * (1 + random.Next(48)) : 0);
    }

    private void TakeBack(SaleOrder order, ref SeededRandom random)
    {
        Make(source, order.Source);
        order.RefundedTender = source.Tenders.Count - 1;
        order.Means = source.Tenders[^1].Means;
        order.DiscountPercent = source.DiscountPercent;
        order.HappyHour = source.HappyHour;
        var line = source.Lines[0];
        if (line.Total > source.Tenders[^1].Amount || random.Chance(250))
        {
            // An amount given back without saying for what.
            line = new SaleLine { Thousandths = 1000, Base = Math.Max(1, Math.Min(line.Total, source.Tenders[^1].Amount) / 2), TaxTenths = line.TaxTenths, ModifierList = -1 };
            order.DiscountPercent = 0;
            line.Reckon(0);
        }
        else
        {
            line.SourceUid = line.Uid;
        }

        line.Uid = SeededRandom.Mix(random.Next());
        order.Returned.Add(line);
        order.TipBack = random.Chance(300) ? source.Tenders[^1].Tip : 0;
        if (random.Chance(150))
        {
            // Something else is taken instead, on the same bill.
            order.Lines.Add(Line(order, ref random, Menu.Items[popularity[random.Next(popularity.Length)]]));
            Pay(order, ref random);
        }
    }
}
