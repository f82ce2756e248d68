namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>An order as the supplier has it: ordered, answered, on its way.</summary>
public sealed record SupplierOrder : VendorRecord
{
    /// <summary>Gets our own number, which the supplier repeats in all it sends.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets how far it is.</summary>
    public required Open<SupplierOrderStatus> Status { get; init; }

    /// <summary>Gets the day asked for, where the supplier repeats it.</summary>
    public DateOnly? RequestedDay { get; init; }

    /// <summary>Gets the day promised.</summary>
    public DateOnly? PromisedDay { get; init; }

    /// <summary>Gets the supplier's reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the lines, added ones included.</summary>
    public IReadOnlyList<SupplierOrderLine> Lines { get; init; } = [];

    /// <summary>Gets the total without VAT.</summary>
    public Money? NetTotal { get; init; }

    /// <inheritdoc />
    public override bool IsFinal => Status.Value is SupplierOrderStatus.Rejected or SupplierOrderStatus.Delivered or SupplierOrderStatus.Cancelled or SupplierOrderStatus.Failed;
}
