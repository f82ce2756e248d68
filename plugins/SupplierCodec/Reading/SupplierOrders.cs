using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Orders by either number. There is no list of orders, so the host follows those it knows until they are final.</summary>
internal sealed class SupplierOrders(SupplierApi api, SupplierAccount account) : IFetch<SupplierOrder>
{
    private static readonly JsonRowShape One = new() { Id = "supplierOrderId", ChangedAt = "updatedAt" };

    /// <inheritdoc />
    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        var records = new List<RawRecord>();
        var removals = new List<Removal>();
        foreach (var hint in hints)
        {
            try
            {
                records.Add(await ReadAsync(hint.Id, cancellationToken));
            }
            catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
            {
                removals.Add(new Removal(hint.Id, RemovalReason.Deleted));
            }
        }

        return new RecordBatch { Records = records, Removals = removals };
    }

    /// <inheritdoc />
    public SupplierOrder Map(RawRecord raw) => Parse(raw).ToOrder(account);

    /// <summary>Gives the path of one order.</summary>
    public string PathOf(string orderId) => $"{api.Path("orders", "orders")}/{Uri.EscapeDataString(orderId)}";

    /// <summary>Reads one order by the supplier's number.</summary>
    public async Task<RawRecord> ReadAsync(string orderId, CancellationToken cancellationToken) =>
        Cut(await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, PathOf(orderId)), cancellationToken));

    /// <summary>Looks an order up by our number; null when the supplier has none.</summary>
    public async Task<RawRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var path = $"{api.Path("orders", "orders")}?buyerOrderId={Uri.EscapeDataString(reference)}";
        var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

        // A supplier that ignored the question would answer its newest order: only our own number counts.
        var found = JsonRows.Cut(answer, One with { Rows = "items" }).Where(row => Parse(row).BuyerOrderId == reference).ToList();
        return found.Count <= 1
            ? found.SingleOrDefault()
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, $"{account.Supplier} has several orders under the number {reference}. Ask them which one counts."));
    }

    /// <summary>Reads the supplier's number of an order from the command, else by our number.</summary>
    public async Task<string> IdOfAsync(string? orderId, string reference, CancellationToken cancellationToken) =>
        orderId
        ?? (await FindAsync(reference, cancellationToken))?.Id
        ?? throw new ConnectorException(new Fault(FaultKind.NotFound, $"{account.Supplier} knows no order {reference}."));

    /// <summary>Holds a command to the condition its caller set.</summary>
    public async Task CheckUnchangedAsync(string orderId, WriteContext context, CancellationToken cancellationToken)
    {
        if (context.IfRevision is not null)
        {
            throw new ConnectorException(new Fault(FaultKind.Validation, $"{account.Supplier} counts no revisions of an order. Set the condition by time of change."));
        }

        if (context.IfUnchangedSince is { } seen
            && (await ReadAsync(orderId, cancellationToken)).ChangedAt is var changed
            && (changed is null || changed > seen))
        {
            throw new ConnectorException(new Fault(FaultKind.Conflict, $"The order {orderId} changed at {account.Supplier} meanwhile."));
        }
    }

    /// <summary>Holds a change or a cancellation to the notice agreed. What was asked already is not late.</summary>
    public async Task CheckNoticeAsync(string orderId, DateTimeOffset now, string verb, CancellationToken cancellationToken)
    {
        if (account.Options.Terms?.CancellationHoursBefore is null)
        {
            return;
        }

        var order = Map(await ReadAsync(orderId, cancellationToken));
        if (order.Status.Value is not (SupplierOrderStatus.Cancelled or SupplierOrderStatus.CancellationRequested))
        {
            account.CheckNotice(order.PromisedDay ?? order.RequestedDay, now, verb);
        }
    }

    /// <summary>Reads the order that a write was answered with. Once the write took effect, an unreadable answer means: look.</summary>
    public WriteResult Written(byte[] answer, string reference)
    {
        try
        {
            var raw = Cut(answer);
            return Parse(raw).BuyerOrderId == reference
                ? new WriteResult { RecordId = raw.Id, After = raw }
                : throw new JsonException("The answer is about another order.");
        }
        catch (Exception e) when (e is JsonException or ConnectorException)
        {
            throw new ConnectorException(new Fault(FaultKind.OutcomeUnknown, $"{account.Supplier} took the order {reference}, or its change, and answered with something unreadable."), e);
        }
    }

    /// <summary>Reads an order's JSON.</summary>
    public static OrderStatusWire Parse(RawRecord raw) =>
        JsonSerializer.Deserialize(raw.Content.Span, SupplierJson.Default.OrderStatusWire) ?? throw new JsonException("The order is null.");

    private static RawRecord Cut(byte[] answer) => JsonRows.Cut(answer, One) is [{ Id.Length: > 0 } order]
        ? order
        : throw new JsonException("The answer is not one order with a supplierOrderId.");
}
