using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Places orders as documents, and looks whether one was placed.</summary>
internal sealed class FolderPlacing(FolderDocuments documents, FolderOrders orders, SupplierAccount account, OrderMinimum minimum, TimeProvider time) : IWrite<PlaceOrder>, IFind<PlaceOrder>
{
    /// <inheritdoc />
    public RepeatSafety Repeat => RepeatSafety.Find;

    /// <inheritdoc />
    public TimeSpan SettleTime => TimeSpan.Zero;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var name = FolderNames.Order(command.Reference);
        if (await documents.FindSentAsync(name, cancellationToken) is { } before)
        {
            return await OfSentAsync(command, UblOrders.ReadOrder(UblDocument.Read(before.Content)), cancellationToken);
        }

        await minimum.CheckAsync(command, cancellationToken);
        await documents.SendAsync(name, UblOrders.Write(ToTheirs(command), account.Parties(), time.GetUtcNow()), cancellationToken);
        return new WriteResult { RecordId = command.Reference, After = await orders.FindAsync(command.Reference, cancellationToken) };
    }

    /// <inheritdoc />
    public async Task<FindResult> FindAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken) =>
        await orders.FindAsync(command.Reference, cancellationToken) is { } found ? new FindResult(FindVerdict.Done, found.Id) : new FindResult(FindVerdict.NotDone);

    private PlaceOrder ToTheirs(PlaceOrder command) => command with { Lines = account.ToTheirs(command.Lines) };

    private async Task<WriteResult> OfSentAsync(PlaceOrder command, PlaceOrder sent, CancellationToken cancellationToken)
    {
        var isSame = sent.Day == command.Day && sent.Lines.Select(Plain).SequenceEqual(ToTheirs(command).Lines.Select(Plain));
        return isSame
            ? new WriteResult { RecordId = command.Reference, After = await orders.FindAsync(command.Reference, cancellationToken), AlreadyDone = true }
            : new WriteResult
            {
                RecordId = command.Reference,
                Fault = new Fault(FaultKind.Validation, $"{account.Supplier} was sent another order under the number {command.Reference}.")
                {
                    Code = SupplierDialect.DuplicateOrder,
                    Fields = [new FieldFault("buyerOrderId", $"{account.Supplier} has another order under this number. Order again under a new one.")],
                },
            };
    }

    private static (string Line, string Item, decimal Quantity) Plain(OrderLine line) => (line.LineId, line.ItemId, line.Quantity.Value);
}
