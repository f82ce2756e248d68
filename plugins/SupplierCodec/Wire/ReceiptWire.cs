namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The body of <c>POST /receipts</c>.</summary>
internal sealed record ReceiptWire(string DespatchId, string CustomerNumber, IReadOnlyList<ReceiptLineWire> Lines)
{
    public string? Note { get; init; }
}
