namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>One sale as the vendor reckons it.</summary>
internal sealed class RestaurantSale
{
    /// <summary>The discounts of the house: percent, code, name; the first and last are given on the bill, the other on the line.</summary>
    public static readonly (int Percent, string Code, string Name)[] Discounts = [(5, "REG5", "Habitués"), (10, "HAPPY10", "Happy hour"), (15, "STAFF15", "Personnel")];

    private static readonly string[] OddTypes = ["FLOAT", "SPLIT", "TRANSFER", "TRAINING", "RECALL"];

    /// <summary>Reckons a bill.</summary>
    public RestaurantSale(Bill bill)
    {
        Bill = bill;
        Lines = [.. bill.Lines.Select((_, place) => RestaurantLine.Reckon(bill, place))];
        var paid = IsCancelled ? [] : bill.Payments;
        var shares = BillPayment.Share(paid, Lines.Sum(line => line.Total));
        Payments = [.. paid.Select((payment, place) => new RestaurantPayment(place, payment.Means, shares[place], payment.Tip / 100m))];
    }

    /// <summary>Gets the bill.</summary>
    public Bill Bill { get; }

    /// <summary>Gets what is known at all times.</summary>
    public BillHead Head => Bill.Head;

    /// <summary>Gets the lines.</summary>
    public IReadOnlyList<RestaurantLine> Lines { get; }

    /// <summary>Gets the payments.</summary>
    public IReadOnlyList<RestaurantPayment> Payments { get; }

    /// <summary>Gets a value indicating whether the bill was undone.</summary>
    public bool IsCancelled => Head.State is BillState.Voided or BillState.Abandoned;

    /// <summary>Gets the type; one of them is of nobody's list.</summary>
    public string Type => Head switch
    {
        { State: BillState.Voided } => "VOID",
        { State: BillState.Abandoned } => "CANCEL",
        { Source: >= 0 } => "REFUND",
        { Odd: > 0 } => OddTypes[Head.Odd - 1],
        _ => "SALE",
    };

    /// <summary>Gets the discount given, or null.</summary>
    public (int Percent, string Code, string Name)? Discount => Bill.DiscountPercent > 0 ? Array.Find(Discounts, one => one.Percent == Bill.DiscountPercent) : null;
}
