using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>Makes bill n of the year from seed and n alone.</summary>
internal sealed class BillMaker(SandboxOptions options, int till)
{
    private readonly OpenNights calendar = new(options.Ends);
    private readonly int[] popularity = [.. Menu.Items.SelectMany(item => Enumerable.Repeat(item.Index, item.Popularity))];

    /// <summary>Makes what is known at all times. Bills come in runs that were closed at the same instant.</summary>
    public BillHead Head(long index, out SeededRandom random)
    {
        random = SeededRandom.At(options.Seed + (till * 7919), index);
        var run = (index + 2) % 10 < 4 ? Math.Max(0, index - ((index + 2) % 10)) : index;
        var first = SeededRandom.At(options.Seed + (till * 7919), run, 1);
        var closed = calendar.At((run + (first.Next(1000) / 1000.0)) / options.Sales) + first.Next(1000);
        var place = random.Chance(400) ? 1 : 0;
        var created = closed - ((15 + random.Next(80)) * 60_000L);
        var draw = random.Next(10_000);
        var state = draw < 60 ? BillState.Voided : draw < 90 ? BillState.Abandoned : draw < 100 || index >= options.Sales - Math.Min(2, options.Sales / 10) ? BillState.Open : BillState.Completed;
        var late = random.Chance(8) || state == BillState.Voided ? 3_600_000L * (1 + random.Next(72)) : 0;
        var source = -1L;
        if (state == BillState.Completed && draw is >= 100 and < 220 && index > 50)
        {
            var taken = Head(index - 1 - random.Next(40), out _);
            (source, place) = taken is { State: BillState.Completed, Source: < 0, Odd: 0 } ? (taken.Index, taken.Place) : (source, place);
        }

        var odd = source < 0 && state == BillState.Completed && draw is >= 220 and < 280 ? 1 + (draw % 5) : 0;
        return new BillHead(index, place, state, created, state == BillState.Open ? 0 : closed, (state == BillState.Open ? created + 60_000 : closed) + late, source, odd);
    }

    /// <summary>Makes a whole bill.</summary>
    public Bill Make(long index)
    {
        var head = Head(index, out var random);
        return head.Source >= 0 ? TakeBack(head, ref random) : Serve(head, ref random);
    }

    /// <summary>Draws how a bill is paid.</summary>
    public static IReadOnlyList<BillPayment> Pay(IReadOnlyList<BillLine> lines, ref SeededRandom random)
    {
        var about = lines.Sum(line => line.Thousandths * (long)line.Cents / 1000) * 8 / 10;
        var tip = random.Chance(250) ? 50 * (1 + random.Next(10)) : 0;
        return random.Next(100) switch
        {
            < 8 when about > 3000 => [new(PayMeans.MealVoucher, 2500), new(PayMeans.Card, null, tip)],
            < 10 when about > 3500 => [new(PayMeans.GiftCard, 3000), new(PayMeans.Cash)],
            < 28 => [new(PayMeans.Cash)],
            28 => [new(PayMeans.Account)],
            29 => [new(PayMeans.Phone)],
            _ => [new(PayMeans.Card, null, tip)],
        };
    }

    /// <summary>Makes a line of an article at a price.</summary>
    public static BillLine Line(CarteItem item, int thousandths, int cents) => new() { Item = item, Thousandths = thousandths, Cents = cents, TaxTenths = item.TaxTenths };

    private Bill Serve(BillHead head, ref SeededRandom random)
    {
        if (head.Odd == BillHead.Voucher)
        {
            return new Bill(head) { Lines = [], Payments = [new(PayMeans.Cash, 2500 * (1 + random.Next(4)))] };
        }

        var lines = new List<BillLine>();
        for (var left = 1 + random.Next(3) + (random.Chance(300) ? random.Next(4) : 0); left > 0; left--)
        {
            var item = Carte.Items[random.Chance(60) ? Carte.MenuCount + random.Next(Carte.Items.Length - Carte.MenuCount) : popularity[random.Next(popularity.Length)]];
            lines.Add(Line(item, item.ByWeight ? 150 + random.Next(1200) : random.Chance(180) ? 2000 + (1000 * random.Next(3)) : 1000, item.Cents));
        }

        if (random.Chance(60))
        {
            lines.Add(Line(Carte.Items[0], 1000, 150) with { Parent = 0 });
        }

        if (random.Chance(15))
        {
            lines.Add(new BillLine { Thousandths = 1000, Cents = 100 + (50 * random.Next(60)), TaxTenths = 100 });
        }

        return new Bill(head)
        {
            Lines = lines,
            Table = head.Place == 1 ? 20 + random.Next(15) : random.Next(20),
            Covers = 1 + random.Next(6),
            Staff = 1 + random.Next(4),
            Guest = random.Chance(50) ? 1 + random.Next(200) : 0,
            DiscountPercent = random.Chance(90) ? 5 + (5 * random.Next(3)) : 0,
            Payments = head.State is BillState.Completed or BillState.Voided ? Pay(lines, ref random) : [],
        };
    }

    private Bill TakeBack(BillHead head, ref SeededRandom random)
    {
        var source = Make(head.Source);
        return TakeBack(head, source, random.Chance(400) ? source.Lines.Count : 1);
    }

    /// <summary>Takes the first lines of a bill back.</summary>
    public static Bill TakeBack(BillHead head, Bill source, int lines) => new(head)
    {
        Lines = [.. source.Lines.Take(lines).Select((line, place) => line with { Thousandths = -line.Thousandths, TakenBack = place, Parent = -1 })],
        Payments = [new(source.Payments[^1].Means)],
        Staff = source.Staff,
        Guest = source.Guest,
        DiscountPercent = source.DiscountPercent,
    };
}
