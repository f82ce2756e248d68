namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>One line as the vendor reckons it: unrounded, tax on top or within.</summary>
internal sealed record RetailLine
{
    private RetailLine()
    {
    }

    /// <summary>Gets the id.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the article; zero for an amount typed in.</summary>
    public required long ItemId { get; init; }

    /// <summary>Gets the number of units.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Gets the price of one.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Gets the discount as a fraction.</summary>
    public required decimal Fraction { get; init; }

    /// <summary>Gets the tax rate as a fraction.</summary>
    public required decimal Rate { get; init; }

    /// <summary>Gets the tax class.</summary>
    public required int TaxClass { get; init; }

    /// <summary>Gets the line taken back; zero for none.</summary>
    public required long ParentId { get; init; }

    /// <summary>Gets the sum without tax, discount not yet off.</summary>
    public required decimal Subtotal { get; init; }

    /// <summary>Gets the discount, without tax.</summary>
    public required decimal Discount { get; init; }

    /// <summary>Gets the tax.</summary>
    public required decimal Tax { get; init; }

    /// <summary>Gets what is paid: subtotal, discount off, tax in.</summary>
    public decimal Total => Subtotal - Discount + Tax;

    /// <summary>Reckons a line of a bill.</summary>
    public static RetailLine Reckon(Bill bill, int place)
    {
        var (line, head) = (bill.Lines[place], bill.Head);
        // The vendor documents whole units only; what is weighed is rung up as one at its price.
        var weighed = line.Item?.ByWeight == true;
        var quantity = weighed ? Math.Sign(line.Thousandths) : line.Thousandths / 1000m;
        var price = weighed ? Decimals.Cents(line.Cents * Math.Abs(line.Thousandths) / 100_000m) : line.Cents / 100m;
        var rate = line.TaxTenths / 1000m;
        var isInclusive = head.Place == 1;
        // Discounts are given in the dining room only: how the vendor states them where tax is within is not known.
        var fraction = isInclusive ? 0 : bill.DiscountPercent / 100m;
        var shown = quantity * price;
        var taxWithin = isInclusive ? Math.Round(shown * rate / (1 + rate), 8) : 0;
        var discount = shown * fraction;
        return new RetailLine
        {
            Id = RetailIds.Line(head.Index, place),
            ItemId = line.Item is { } item ? item.Index + 1 : 0,
            Quantity = quantity,
            UnitPrice = price,
            Fraction = fraction,
            Rate = rate,
            TaxClass = RetailIds.TaxClass(line.TaxTenths),
            ParentId = line.TakenBack >= 0 ? RetailIds.Line(head.Source, line.TakenBack) : 0,
            Subtotal = shown - taxWithin,
            Discount = discount,
            Tax = isInclusive ? taxWithin : (shown - discount) * rate,
        };
    }
}
