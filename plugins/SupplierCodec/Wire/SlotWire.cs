using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One slot of <c>GET /delivery-slots</c>.</summary>
internal sealed record SlotWire(DateOnly DeliveryDate, DateTimeOffset OrderDeadline)
{
    public TimeOnly? StartTime { get; init; }

    public TimeOnly? EndTime { get; init; }

    public string? Currency { get; init; }

    public decimal? MinimumOrderNet { get; init; }

    public decimal? DeliveryFeeNet { get; init; }

    public decimal? FreeDeliveryFromNet { get; init; }

    /// <summary>Reads the slot in the contract's words, and what it leaves open from the account's terms.</summary>
    public DeliverySlot ToSlot(SupplierAccount account) => SupplierCalendar.Complete(
        new DeliverySlot
        {
            Day = DeliveryDate,
            From = StartTime,
            Until = EndTime,
            OrderDeadline = OrderDeadline,
            MinimumOrder = Amount(MinimumOrderNet, account),
            Fee = Amount(DeliveryFeeNet, account),
            FreeFrom = Amount(FreeDeliveryFromNet, account),
        },
        account);

    private Money? Amount(decimal? net, SupplierAccount account) => net is { } amount ? new Money(amount, Currency ?? account.Currency) : null;
}
