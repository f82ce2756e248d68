namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>A time the supplier delivers at.</summary>
public sealed record DeliverySlot
{
    /// <summary>Gets the day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the earliest time, in the venue's wall time.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Gets the latest time, in the venue's wall time.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>Gets the last moment to order for it.</summary>
    public required DateTimeOffset OrderDeadline { get; init; }

    /// <summary>Gets the least order, without VAT.</summary>
    public Money? MinimumOrder { get; init; }

    /// <summary>Gets the fee, without VAT.</summary>
    public Money? Fee { get; init; }

    /// <summary>Gets the order from which there is no fee, without VAT. A third value, not the minimum.</summary>
    public Money? FreeFrom { get; init; }

    /// <summary>Gets whether the slot was worked out of the account's configured terms, because the supplier tells none.</summary>
    public bool IsFromTerms { get; init; }
}
