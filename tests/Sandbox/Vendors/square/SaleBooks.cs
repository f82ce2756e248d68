using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>All orders: the year as numbers from which each is made again when asked, and what happened since as it is.</summary>
internal sealed class SaleBooks
{
    private static readonly long Origin = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly Lock gate = new();
    private readonly SandboxOptions options;
    private readonly List<byte> marks = [];
    private readonly Dictionary<SaleTime, List<long>> indexes = [];
    private readonly Dictionary<long, SaleOrder> since = [];
    private readonly Dictionary<long, int> refunded = [];
    private readonly List<long> refunds = [];

    /// <summary>Goes once through the year for the times alone.</summary>
    public SaleBooks(SandboxOptions options)
    {
        this.options = options;
        var generator = new SaleGenerator(options);
        var order = new SaleOrder();
        var (created, updated, closed) = (new List<long>(options.Sales), new List<long>(options.Sales), new List<long>(options.Sales));
        for (var i = 0; i < options.Sales; i++)
        {
            generator.Head(order, i, out _);
            marks.Add(Mark(order));
            created.Add(Key(order.Created, i));
            updated.Add(Key(order.Updated, i));
            if (order.Closed > 0)
            {
                closed.Add(Key(order.Closed, i));
            }

            if (order.Source >= 0)
            {
                refunds.Add(Key(order.Closed, i));
            }
        }

        foreach (var list in (List<long>[])[created, updated, closed, refunds])
        {
            list.Sort();
        }

        (indexes[SaleTime.Created], indexes[SaleTime.Updated], indexes[SaleTime.Closed]) = (created, updated, closed);
        foreach (var key in refunds)
        {
            generator.Make(order, Index(key));
            CountRefund(order);
        }
    }

    /// <summary>Gets the number of orders.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return marks.Count;
            }
        }
    }

    /// <summary>Gets the number of refunds.</summary>
    public int RefundCount
    {
        get
        {
            lock (gate)
            {
                return refunds.Count;
            }
        }
    }

    /// <summary>Joins a time and a number into one that sorts by both.</summary>
    public static long Key(long unixMs, long index) => ((unixMs - Origin) << 24) | index;

    /// <summary>Gives the number back.</summary>
    public static long Index(long key) => key & 0xFFFFFF;

    /// <summary>Gives a reader of orders; each thread wants its own.</summary>
    public Func<long, SaleOrder> Reader()
    {
        var generator = new SaleGenerator(options);
        var scratch = new SaleOrder();
        return index =>
        {
            lock (gate)
            {
                if (since.TryGetValue(index, out var order))
                {
                    return order;
                }
            }

            generator.Make(scratch, index);
            return scratch;
        };
    }

    /// <summary>Finds orders by a time, in its order, after a key; at most so many.</summary>
    public List<long> Find(SaleTime time, long from, long until, bool descending, long? after, int limit, Func<int, SaleState, bool> wanted)
    {
        lock (gate)
        {
            return Scan(indexes[time], from, until, descending, after, limit, key =>
            {
                var mark = marks[(int)Index(key)];
                return wanted(mark & 1, (SaleState)(mark >> 1));
            });
        }
    }

    /// <summary>Finds orders that give money back, by the time of closing.</summary>
    public List<long> FindRefunds(long from, long until, bool descending, long? after, int limit, Func<int, bool> wanted)
    {
        lock (gate)
        {
            return Scan(refunds, from, until, descending, after, limit, key => wanted(marks[(int)Index(key)] & 1));
        }
    }

    /// <summary>Says how much of a payment was given back.</summary>
    public int RefundedOf(long payment)
    {
        lock (gate)
        {
            return refunded.GetValueOrDefault(payment);
        }
    }

    /// <summary>Adds an order that has just been made at the till; <paramref name="make"/> gets its number.</summary>
    public SaleOrder Add(Func<long, SaleOrder> make)
    {
        lock (gate)
        {
            var order = make(marks.Count);
            marks.Add(0);
            Put(order);
            return order;
        }
    }

    /// <summary>Puts an order in place of an earlier state of it.</summary>
    public void Replace(SaleOrder order)
    {
        lock (gate)
        {
            foreach (var list in indexes.Values)
            {
                list.RemoveAll(key => Index(key) == order.Index);
            }

            Put(order);
        }
    }

    private static byte Mark(SaleOrder order) => (byte)(order.Location | ((int)order.State << 1));

    private static List<long> Scan(List<long> keys, long from, long until, bool descending, long? after, int limit, Predicate<long> wanted)
    {
        var low = Key(Math.Max(from, Origin), 0);
        var high = Key(Math.Min(until, Origin + (1L << 39) - 2), 0xFFFFFF);
        if (after is { } last)
        {
            (low, high) = descending ? (low, last - 1) : (last + 1, high);
        }

        var found = new List<long>(Math.Min(limit, 1024));
        for (var i = First(keys, descending ? high + 1 : low) - (descending ? 1 : 0); i >= 0 && i < keys.Count && keys[i] >= low && keys[i] <= high && found.Count < limit; i += descending ? -1 : 1)
        {
            if (wanted(keys[i]))
            {
                found.Add(keys[i]);
            }
        }

        return found;
    }

    private static int First(List<long> keys, long key)
    {
        var place = keys.BinarySearch(key);
        return place < 0 ? ~place : place;
    }

    private static void Insert(List<long> keys, long key) => keys.Insert(First(keys, key), key);

    private void CountRefund(SaleOrder order)
    {
        var payment = (order.Source * 4) + order.RefundedTender;
        refunded[payment] = refunded.GetValueOrDefault(payment) + order.ReturnTotal + order.TipBack;
    }

    private void Put(SaleOrder order)
    {
        since[order.Index] = order;
        marks[(int)order.Index] = Mark(order);
        Insert(indexes[SaleTime.Created], Key(order.Created, order.Index));
        Insert(indexes[SaleTime.Updated], Key(order.Updated, order.Index));
        if (order.Closed > 0)
        {
            Insert(indexes[SaleTime.Closed], Key(order.Closed, order.Index));
        }

        if (order.Source >= 0)
        {
            Insert(refunds, Key(order.Closed, order.Index));
            CountRefund(order);
        }
    }
}
