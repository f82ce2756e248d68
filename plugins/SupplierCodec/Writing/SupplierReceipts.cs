using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Tells the supplier what was received.</summary>
internal sealed class SupplierReceipts(SupplierApi api, SupplierAccount account) : IWrite<ReportReceipt>
{
    /// <inheritdoc />
    public RepeatSafety Repeat => RepeatSafety.Key;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(ReportReceipt command, WriteContext context, CancellationToken cancellationToken)
    {
        var lines = command.Lines.Select(line => ReceiptLineWire.From(line, account.Words)).ToList();
        var body = new ReceiptWire(command.DeliveryId, account.CustomerNumber, lines) { Note = command.Note };
        var request = api.WithBody(HttpMethod.Post, api.Path("receipts", "receipts"), body, SupplierJson.Default.ReceiptWire).AsRepeatable();
        request.Headers.Add("Idempotency-Key", context.Key.Value);
        return new WriteResult { RecordId = ReceiptId(await api.SendAsync(request, cancellationToken)) };
    }

    /// <summary>Reads the supplier's number of the receipt, which it need not give.</summary>
    private static string? ReceiptId(byte[] answer) => answer.Length == 0
        ? null
        : JsonSerializer.Deserialize(answer, SupplierJson.Default.ReceiptNotedWire)?.ReceiptId;
}
