namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>One line of a delivery.</summary>
public sealed record DeliveryLine
{
    /// <summary>Gets the order, by our number.</summary>
    public string? OrderReference { get; init; }

    /// <summary>Gets the order's line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>Gets the article.</summary>
    public string? ItemId { get; init; }

    /// <summary>Gets what comes, in order units.</summary>
    public required Quantity Delivered { get; init; }

    /// <summary>Gets the weight of a weighed article, which is what is paid.</summary>
    public Quantity? Weight { get; init; }

    /// <summary>Gets what is still to come; what is in neither will not come.</summary>
    public Quantity? Outstanding { get; init; }

    /// <summary>Gets the lots.</summary>
    public IReadOnlyList<Lot> Lots { get; init; } = [];
}
