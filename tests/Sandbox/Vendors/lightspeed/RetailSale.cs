namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>One sale as the vendor reckons it; the sums are rounded to cents, the lines are not.</summary>
internal sealed class RetailSale
{
    /// <summary>Reckons a bill.</summary>
    public RetailSale(Bill bill)
    {
        Bill = bill;
        Lines = [.. bill.Lines.Select((_, place) => RetailLine.Reckon(bill, place))];
        Total = Decimals.Cents(Lines.Sum(line => line.Total));
        Tax = Decimals.Cents(Lines.Sum(line => line.Tax));
        Discount = Decimals.Cents(Lines.Sum(line => line.Discount));
        Payments = [.. Pay()];
    }

    /// <summary>Gets the bill.</summary>
    public Bill Bill { get; }

    /// <summary>Gets what is known at all times.</summary>
    public BillHead Head => Bill.Head;

    /// <summary>Gets the lines.</summary>
    public IReadOnlyList<RetailLine> Lines { get; }

    /// <summary>Gets the payments, archived ones too.</summary>
    public IReadOnlyList<RetailPayment> Payments { get; }

    /// <summary>Gets what is to be paid.</summary>
    public decimal Total { get; }

    /// <summary>Gets the tax in it.</summary>
    public decimal Tax { get; }

    /// <summary>Gets the discounts.</summary>
    public decimal Discount { get; }

    /// <summary>Gets the tips.</summary>
    public decimal Tips => Payments.Where(payment => !payment.IsArchived).Sum(payment => payment.Tip);

    /// <summary>Gets the legacy time: completion, or the last change of what is not completed.</summary>
    public static long TimeStamp(BillHead head) => head.WasPaid ? head.Closed : head.Updated;

    private IEnumerable<RetailPayment> Pay()
    {
        if (Head.Odd == BillHead.Voucher)
        {
            // A voucher sold is no turnover: what comes in as money goes out again into the voucher.
            var value = Bill.Payments[0].Cents!.Value / 100m;
            return [new(RetailIds.Payment(Head.Index, 0), Bill.Payments[0].Means, value, 0, false), new(RetailIds.Payment(Head.Index, 1), PayMeans.GiftCard, -value, 0, false)];
        }

        var shares = BillPayment.Share(Bill.Payments, Total);
        var payments = Bill.Payments.Select((payment, place) => new RetailPayment(RetailIds.Payment(Head.Index, place), payment.Means, shares[place] + (payment.Tip / 100m), payment.Tip / 100m, false));
        return Head.Index % 37 == 5 && Bill.Payments.Count > 0
            ? payments.Append(new(RetailIds.Payment(Head.Index, 3), PayMeans.Cash, Total, 0, true))
            : payments;
    }
}
