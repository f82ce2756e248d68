namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>One order, reused from index to index while pages are written.</summary>
internal sealed class SaleOrder
{
    /// <summary>Gets the lines sold.</summary>
    public List<SaleLine> Lines { get; } = [];

    /// <summary>Gets the lines taken back.</summary>
    public List<SaleLine> Returned { get; } = [];

    /// <summary>Gets the payments.</summary>
    public List<SaleTender> Tenders { get; } = [];

    /// <summary>Gets or sets the order's number.</summary>
    public long Index { get; set; }

    /// <summary>Gets or sets the place: 0 the dining room, 1 the terrace.</summary>
    public int Location { get; set; }

    /// <summary>Gets or sets how far it is.</summary>
    public SaleState State { get; set; }

    /// <summary>Gets or sets when it was opened.</summary>
    public long Created { get; set; }

    /// <summary>Gets or sets when it last changed.</summary>
    public long Updated { get; set; }

    /// <summary>Gets or sets when it was closed; zero while open.</summary>
    public long Closed { get; set; }

    /// <summary>Gets or sets the table; zero at the bar.</summary>
    public int Table { get; set; }

    /// <summary>Gets or sets the discount on every line, in percent; zero for none.</summary>
    public int DiscountPercent { get; set; }

    /// <summary>Gets or sets a value indicating whether the discount is the happy hour's, which the till gives by itself.</summary>
    public bool HappyHour { get; set; }

    /// <summary>Gets or sets the service charge.</summary>
    public int ServiceCharge { get; set; }

    /// <summary>Gets or sets the order that the returned lines come from; minus one for none.</summary>
    public long Source { get; set; } = -1;

    /// <summary>Gets or sets which payment of the source is given back.</summary>
    public int RefundedTender { get; set; }

    /// <summary>Gets or sets the tip given back.</summary>
    public int TipBack { get; set; }

    /// <summary>Gets a value indicating whether the order came through the API, not the till; only such orders have a version.</summary>
    public bool IsOnline => Source < 0 && Index % 29 == 7;

    /// <summary>Gets what the vendor gives back of its fee.</summary>
    public int FeeBack => Means == TenderMeans.Card ? (((ReturnTotal + TipBack) * 165) + 5000) / 10_000 : 0;

    /// <summary>Gets or sets the means of that payment.</summary>
    public TenderMeans Means { get; set; }

    /// <summary>Gets the sum of the lines, charges in, tips out.</summary>
    public int Total => Sum(Lines, line => line.Total) + ServiceCharge;

    /// <summary>Gets what is given back.</summary>
    public int ReturnTotal => Sum(Returned, line => line.Total);

    /// <summary>Gets the tips.</summary>
    public int Tip
    {
        get
        {
            var sum = 0;
            foreach (ref readonly var tender in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tenders))
            {
                sum += tender.Tip;
            }

            return sum;
        }
    }

    /// <summary>Adds something up over lines.</summary>
    public static int Sum(List<SaleLine> lines, Func<SaleLine, int> of)
    {
        var sum = 0;
        foreach (var line in lines)
        {
            sum += of(line);
        }

        return sum;
    }

    /// <summary>Empties the order for the next index.</summary>
    public void Clear()
    {
        Lines.Clear();
        Returned.Clear();
        Tenders.Clear();
        (Location, State, Closed, Table, DiscountPercent, HappyHour, ServiceCharge, Source, RefundedTender, TipBack) = (0, SaleState.Completed, 0, 0, 0, false, 0, -1, 0, 0);
    }
}
