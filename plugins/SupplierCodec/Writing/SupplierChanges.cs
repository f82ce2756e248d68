using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Replaces an order's day and lines; what a change does not name stays, by the supplier contract.</summary>
internal sealed class SupplierChanges(SupplierApi api, SupplierAccount account, SupplierOrders orders, TimeProvider time) : IWrite<ChangeOrder>
{
    /// <inheritdoc />
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(ChangeOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var orderId = await orders.IdOfAsync(command.OrderId, command.Reference, cancellationToken);
        await orders.CheckUnchangedAsync(orderId, context, cancellationToken);
        await orders.CheckNoticeAsync(orderId, time.GetUtcNow(), "changed", cancellationToken);
        var body = new OrderWire(
            command.Reference,
            account.CustomerNumber,
            new DeliveryWishWire(command.Day),
            OrderLineWire.From(command.Lines, account.Words))
        { SiteId = account.Options.SiteId };
        var request = api.WithBody(HttpMethod.Put, orders.PathOf(orderId), body, SupplierJson.Default.OrderWire).AsRepeatable();
        return orders.Written(await api.SendAsync(request, cancellationToken), command.Reference);
    }
}
