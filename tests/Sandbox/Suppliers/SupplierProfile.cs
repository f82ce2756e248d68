namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>What tells one wholesaler from another under the one contract.</summary>
internal sealed record SupplierProfile
{
    /// <summary>Gets the vendor's id, the first segment of its addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the number that mixes into the seed, so that two wholesalers sell different articles.</summary>
    public required int Salt { get; init; }

    /// <summary>Gets how the ids of articles begin.</summary>
    public required string ItemPrefix { get; init; }

    /// <summary>Gets how the numbers of orders begin.</summary>
    public required string OrderPrefix { get; init; }

    /// <summary>Gets the house brand.</summary>
    public required string Brand { get; init; }

    /// <summary>Gets the number of articles.</summary>
    public int Items { get; init; } = 600;

    /// <summary>Gets how the categories it sells begin; empty: all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Gets the ways to log in.</summary>
    public SupplierLogins Logins { get; init; } = SupplierLogins.Any;

    /// <summary>Gets the least order, without VAT.</summary>
    public decimal MinimumOrder { get; init; } = 150;

    /// <summary>Gets a value indicating whether a smaller order is taken all the same, at the fee.</summary>
    public bool TakesSmallOrders { get; init; }

    /// <summary>Gets the fee below <see cref="FreeFrom"/>, without VAT.</summary>
    public decimal Fee { get; init; } = 20;

    /// <summary>Gets the order from which there is no fee, without VAT.</summary>
    public decimal FreeFrom { get; init; } = 350;

    /// <summary>Gets the hour before which an order for the next day must be in, Paris time.</summary>
    public int CutoffHour { get; init; } = 18;

    /// <summary>Gets the hours before the day of delivery until which an order may be changed or cancelled; null: until it leaves.</summary>
    public int? NoticeHours { get; init; }

    /// <summary>Gets a value indicating whether goods of another temperature come in a delivery of their own.</summary>
    public bool SplitsByTemperature { get; init; }

    /// <summary>Gets the days without delivery.</summary>
    public IReadOnlyList<DayOfWeek> ClosedOn { get; init; } = [DayOfWeek.Sunday];
}
