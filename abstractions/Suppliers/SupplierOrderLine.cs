namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>One line of an order and the supplier's answer to it.</summary>
public sealed record SupplierOrderLine
{
    /// <summary>Gets our line number; the supplier's when it added the line.</summary>
    public required string LineId { get; init; }

    /// <summary>Gets the article ordered.</summary>
    public string? ItemId { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the answer.</summary>
    public required Open<OrderLineStatus> Status { get; init; }

    /// <summary>Gets what was ordered; null on a line the supplier added.</summary>
    public Quantity? Ordered { get; init; }

    /// <summary>Gets what will come.</summary>
    public Quantity? Confirmed { get; init; }

    /// <summary>Gets what will come later; zero: never.</summary>
    public Quantity? BackOrdered { get; init; }

    /// <summary>Gets the price of the answer, without VAT.</summary>
    public ItemPrice? Price { get; init; }

    /// <summary>Gets what comes instead.</summary>
    public SubstituteItem? Substitute { get; init; }

    /// <summary>Gets the day promised for this line.</summary>
    public DateOnly? PromisedDay { get; init; }

    /// <summary>Gets the supplier's reason.</summary>
    public string? Reason { get; init; }
}
