namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>One line as the vendor reckons it: tax within, to the cent; the tax to six decimals.</summary>
internal sealed record RestaurantLine
{
    private RestaurantLine()
    {
    }

    /// <summary>Gets the line of the bill.</summary>
    public required BillLine Line { get; init; }

    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the line that this one adds to, or null.</summary>
    public required string? ParentId { get; init; }

    /// <summary>Gets the discount.</summary>
    public required decimal Discount { get; init; }

    /// <summary>Gets the service charge, which is in the total.</summary>
    public required decimal Service { get; init; }

    /// <summary>Gets what is paid for the line.</summary>
    public required decimal Total { get; init; }

    /// <summary>Gets the tax in it.</summary>
    public required decimal Tax { get; init; }

    /// <summary>Gets the name given to it at the till, or null.</summary>
    public required string? NameOverride { get; init; }

    /// <summary>Gets the quantity.</summary>
    public decimal Quantity => Line.Thousandths / 1000m;

    /// <summary>Gets the article's name.</summary>
    public string Name => Line.Item?.Name ?? "Divers";

    /// <summary>Gets the article number.</summary>
    public string Sku => Line.Item?.Sku ?? "DIVERS";

    /// <summary>Gets the category.</summary>
    public int Category => Line.Item?.Category ?? 11;

    /// <summary>Gets the code of the tax.</summary>
    public string TaxCode => Code(Line.TaxTenths);

    /// <summary>Gives the code of a rate.</summary>
    public static string Code(int tenths) => tenths switch { 200 => "TVA20", 55 => "TVA5_5", _ => "TVA10" };

    /// <summary>Reckons a line of a bill.</summary>
    public static RestaurantLine Reckon(Bill bill, int place)
    {
        var line = bill.Lines[place];
        var gross = Round(line.Cents * (decimal)line.Thousandths / 100_000m, 2);
        var discount = Round(gross * bill.DiscountPercent / 100m, 2);
        var service = bill.Covers >= 6 && bill.Head is { Place: 0, Source: < 0 } ? Round((gross - discount) * 0.05m, 2) : 0;
        var total = gross - discount + service;
        return new RestaurantLine
        {
            Line = line,
            Id = RestaurantIds.Line(bill.Head, place),
            ParentId = line.Parent >= 0 ? RestaurantIds.Line(bill.Head, line.Parent) : null,
            Discount = discount,
            Service = service,
            Total = total,
            Tax = Round(total * line.TaxTenths / (1000 + line.TaxTenths), 6),
            NameOverride = place == 0 && bill.Head.Index % 19 == 2 && line.Item is { } item ? item.Name + ", sans sel" : null,
        };
    }

    private static decimal Round(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.ToEven);
}
