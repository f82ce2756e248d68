namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Tells what was received, short or damaged.</summary>
public sealed record ReportReceipt : Command
{
    /// <summary>Gets the delivery.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Gets the lines as received: DeliveryLine.Delivered is what came in good order.</summary>
    public required IReadOnlyList<DeliveryLine> Lines { get; init; }

    /// <summary>Gets a note.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    public override string Subject => $"delivery/{DeliveryId}";
}
