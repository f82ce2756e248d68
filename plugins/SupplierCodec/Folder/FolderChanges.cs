using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Sends changes and cancellations as documents. A repeat is known by the key that its document holds.</summary>
internal sealed class FolderChanges(FolderDocuments documents, FolderOrders orders, SupplierAccount account, TimeProvider time) : IWrite<ChangeOrder>, IWrite<CancelOrder>
{
    RepeatSafety IWrite<ChangeOrder>.Repeat => RepeatSafety.Key;

    RepeatSafety IWrite<CancelOrder>.Repeat => RepeatSafety.Key;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(ChangeOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var (order, sent) = await OpenAsync(command.Reference, FolderNames.Change, context, cancellationToken);
        if (sent is not { } number)
        {
            return new WriteResult { RecordId = command.Reference, After = order, AlreadyDone = true };
        }

        var known = orders.Map(order);
        account.CheckNotice(known.PromisedDay ?? known.RequestedDay, time.GetUtcNow(), "changed");
        var before = known.Lines.Where(line => line.Ordered is not null).Select(line => new OrderLine(line.LineId, line.ItemId ?? "", line.Ordered!.Value));
        var lines = account.ToTheirs(command.Lines);
        var content = UblOrders.Write(command with { Lines = lines }, account.ToTheirs([.. before]), number, context.Key.Value, account.Parties(), time.GetUtcNow());
        return await SendAsync(FolderNames.Change(command.Reference, number), content, command.Reference, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(CancelOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var (order, sent) = await OpenAsync(command.Reference, FolderNames.Cancellation, context, cancellationToken);
        var known = orders.Map(order);
        if (sent is not { } number || known.Status.Value is SupplierOrderStatus.Cancelled or SupplierOrderStatus.CancellationRequested)
        {
            return new WriteResult { RecordId = command.Reference, After = order, AlreadyDone = true };
        }

        account.CheckNotice(known.PromisedDay ?? known.RequestedDay, time.GetUtcNow(), "cancelled");
        var content = UblOrders.Write(command, number, context.Key.Value, account.Parties(), time.GetUtcNow());
        return await SendAsync(FolderNames.Cancellation(command.Reference, number), content, command.Reference, cancellationToken);
    }

    /// <summary>Finds the order, holds it to the caller's condition, and gives the number of the next document; none when this one was sent.</summary>
    private async Task<(RawRecord Order, int? Next)> OpenAsync(string reference, Func<string, int, string> name, WriteContext context, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(reference, cancellationToken)
            ?? throw new ConnectorException(new Fault(FaultKind.NotFound, $"{account.Supplier} was sent no order {reference}."));
        var sent = await orders.SentAsync(reference, name, cancellationToken);
        if (sent.Any(file => UblOrders.KeyOf(UblDocument.Read(file.Content)) == context.Key.Value))
        {
            return (order, null);
        }

        if (context.IfRevision is not null)
        {
            throw new ConnectorException(new Fault(FaultKind.Validation, $"{account.Supplier} counts no revisions of an order. Set the condition by time of change."));
        }

        return context.IfUnchangedSince is { } seen && order.ChangedAt > seen
            ? throw new ConnectorException(new Fault(FaultKind.Conflict, $"The order {reference} changed meanwhile."))
            : (order, sent.Count + 1);
    }

    private async Task<WriteResult> SendAsync(string name, byte[] content, string reference, CancellationToken cancellationToken)
    {
        await documents.SendAsync(name, content, cancellationToken);
        return new WriteResult { RecordId = reference, After = await orders.FindAsync(reference, cancellationToken) };
    }
}
