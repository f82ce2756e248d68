using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The supplier's answer to one line.</summary>
internal sealed record OrderStatusLineWire(string LineId, string Status)
{
    public string? SupplierItemId { get; init; }

    public string? Name { get; init; }

    public decimal? OrderedQuantity { get; init; }

    public decimal? Quantity { get; init; }

    public string? UnitCode { get; init; }

    public decimal? NetPrice { get; init; }

    public decimal? BackorderQuantity { get; init; }

    public DateOnly? PromisedDate { get; init; }

    public SubstituteWire? Substitute { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }

    /// <summary>Reads the line in the contract's words.</summary>
    public SupplierOrderLine ToLine(string currency, SupplierWordMap words) => new()
    {
        LineId = LineId,
        ItemId = SupplierItemId,
        Name = Name,
        Status = new Open<OrderLineStatus>(ToStatus(words.Status(Status)), Status),
        Ordered = SupplierUnits.Quantity(OrderedQuantity, UnitCode, words),
        Confirmed = SupplierUnits.Quantity(Quantity, UnitCode, words),
        BackOrdered = SupplierUnits.Quantity(BackorderQuantity, UnitCode, words),
        Price = NetPrice is { } net && SupplierUnits.Quantity(1, UnitCode, words) is { } per
            ? new ItemPrice { ItemId = SupplierItemId ?? "", Net = new Money(net, currency), Per = per }
            : null,
        Substitute = Substitute?.ToSubstitute(currency, words),
        PromisedDay = PromisedDate,
        Reason = (ReasonCode, Note) switch
        {
            ({ } code, { } note) => $"{code}: {note}",
            var (code, note) => code ?? note,
        },
    };

    private static OrderLineStatus ToStatus(string word) => word switch
    {
        "ADDED" => OrderLineStatus.Added,
        "CHANGED" => OrderLineStatus.Changed,
        "ACCEPTED" => OrderLineStatus.Accepted,
        "REJECTED" => OrderLineStatus.Rejected,
        "ALREADY_DELIVERED" => OrderLineStatus.Delivered,
        _ => OrderLineStatus.Other,
    };
}
