using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Asks for orders to be cancelled.</summary>
internal sealed class SupplierCancellations(SupplierApi api, SupplierAccount account, SupplierOrders orders, TimeProvider time) : IWrite<CancelOrder>
{
    /// <inheritdoc />
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(CancelOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var orderId = await orders.IdOfAsync(command.OrderId, command.Reference, cancellationToken);
        await orders.CheckUnchangedAsync(orderId, context, cancellationToken);
        await orders.CheckNoticeAsync(orderId, time.GetUtcNow(), "cancelled", cancellationToken);
        var body = new CancellationWire(command.Reference, command.Reason);
        var request = api.WithBody(HttpMethod.Post, $"{orders.PathOf(orderId)}/cancellation", body, SupplierJson.Default.CancellationWire).AsRepeatable();
        try
        {
            return orders.Written(await api.SendAsync(request, cancellationToken), command.Reference);
        }
        catch (ConnectorException e) when (account.Words.ErrorCode(e.Fault.Code) == SupplierDialect.CancellationRefused)
        {
            // Asked a second time, some suppliers refuse because the first was granted.
            var now = await orders.ReadAsync(orderId, cancellationToken);
            return orders.Map(now).Status.Value is SupplierOrderStatus.Cancelled or SupplierOrderStatus.CancellationRequested
                ? new WriteResult { RecordId = orderId, After = now, AlreadyDone = true }
                : new WriteResult { RecordId = orderId, Fault = e.Fault };
        }
    }
}
