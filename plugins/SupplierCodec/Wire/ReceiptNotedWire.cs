namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The answer to a receipt.</summary>
internal sealed record ReceiptNotedWire
{
    public string? ReceiptId { get; init; }
}
