using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>All bills of one till: the year as heads, from which each bill is made again when asked, and what happened since as it is.</summary>
internal sealed class BillBooks(SandboxOptions options, int till)
{
    private readonly Lock gate = new();
    private readonly BillMaker maker = new(options, till);
    private readonly Dictionary<long, Bill> since = [];
    private readonly Dictionary<long, long> takenBack = [];
    private List<BillHead>? heads;
    private BillHead[]? byUpdate;

    /// <summary>Gets the number of bills.</summary>
    public int Count => Read(all => all.Count);

    /// <summary>Gets all heads, by number.</summary>
    public BillHead[] All() => Read(all => all.ToArray());

    /// <summary>Gets all heads by their last change, then number.</summary>
    public BillHead[] ByUpdate() => Read(all => byUpdate ??= [.. all.OrderBy(head => head.Updated / 1000).ThenBy(head => head.Index)]);

    /// <summary>Gives a bill, or null when there is none of that number.</summary>
    public Bill? Find(long index) => Read(all => index < 0 || index >= all.Count ? null : since.GetValueOrDefault(index) ?? maker.Make(index));

    /// <summary>Gives the bill that takes this one back, or null.</summary>
    public BillHead? TakenBackBy(long index) => Read(all => takenBack.TryGetValue(index, out var by) ? all[(int)by] : (BillHead?)null);

    /// <summary>Adds a bill; <paramref name="make"/> gets its number.</summary>
    public Bill Add(Func<long, Bill> make) => Read(all =>
    {
        var bill = make(all.Count);
        all.Add(bill.Head);
        Keep(bill);
        return bill;
    });

    /// <summary>Puts a bill in place of an earlier state of it.</summary>
    public Bill Replace(Bill bill) => Read(all =>
    {
        all[(int)bill.Head.Index] = bill.Head;
        Keep(bill);
        return bill;
    });

    private void Keep(Bill bill)
    {
        since[bill.Head.Index] = bill;
        byUpdate = null;
        if (bill.Head.Source >= 0)
        {
            takenBack[bill.Head.Source] = bill.Head.Index;
        }
    }

    private T Read<T>(Func<List<BillHead>, T> use)
    {
        lock (gate)
        {
            if (heads is null)
            {
                // Made when first asked for, so that a run of another vendor alone does not pay for it.
                heads = [.. Enumerable.Range(0, options.Sales).Select(index => maker.Head(index, out _))];
                heads.FindAll(head => head.Source >= 0).ForEach(head => takenBack[head.Source] = head.Index);
            }

            return use(heads);
        }
    }
}
