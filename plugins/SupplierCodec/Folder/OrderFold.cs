using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Follows an order through its documents.</summary>
internal sealed class OrderFold(SupplierOrder order, SupplierAccount account)
{
    private readonly Dictionary<string, decimal> delivered = new(StringComparer.Ordinal);
    private SupplierOrder? beforeChange;
    private SupplierOrder? beforeCancellation;

    /// <summary>Gets the order as it is after what was taken.</summary>
    public SupplierOrder Order { get; private set; } = order;

    /// <summary>Takes the next document.</summary>
    public void Take(UblDocument document)
    {
        switch (document.Kind)
        {
            case "Order":
                var placed = UblOrders.ReadOrder(document);
                Order = Order with { RequestedDay = placed.Day, Lines = [.. placed.Lines.Select(Asked)] };
                break;
            case "OrderChange":
                var change = UblOrders.ReadChange(document);
                beforeChange = Order;
                Order = Order with { Status = new(SupplierOrderStatus.Submitted), RequestedDay = change.Day, Lines = [.. change.Lines.Select(Asked)] };
                break;
            case "OrderCancellation":
                beforeCancellation = Order;
                Order = Order with { Status = new(SupplierOrderStatus.CancellationRequested) };
                break;
            case "DespatchAdvice":
                Despatch(account.In(UblDespatch.Read(document, account.Place)));
                break;
            default:
                Answer(UblAnswer.Read(document, account.Currency));
                break;
        }
    }

    private SupplierOrderLine Asked(OrderLine line) => new()
    {
        LineId = line.LineId,
        ItemId = line.ItemId,
        Status = new(OrderLineStatus.Other),
        Ordered = account.In(line.Quantity),
    };

    /// <summary>Yes and no mean what was asked last: the cancellation, the change, or the order itself.</summary>
    private void Answer(UblAnswer answer)
    {
        var status = answer.Status;
        switch (status.Value)
        {
            case SupplierOrderStatus.Accepted when beforeCancellation is not null:
                Order = Order with { Status = new(SupplierOrderStatus.Cancelled, status.Raw), Reason = answer.Note };
                beforeCancellation = null;
                return;
            case SupplierOrderStatus.Rejected when beforeCancellation is not null:
                Order = beforeCancellation with { Reason = answer.Note };
                beforeCancellation = null;
                return;
            case SupplierOrderStatus.Rejected when beforeChange is not null:
                Order = beforeChange with { Reason = answer.Note };
                beforeChange = null;
                return;
            case SupplierOrderStatus.Received when beforeCancellation is not null:
                // Only that the cancellation was received.
                return;
            default:
                beforeChange = status.Value == SupplierOrderStatus.Received ? beforeChange : null;
                break;
        }

        Order = Order with
        {
            Status = status,
            PromisedDay = answer.PromisedDay ?? Order.PromisedDay ?? (status.Value == SupplierOrderStatus.Accepted ? Order.RequestedDay : null),
            Reason = answer.Note,
            NetTotal = answer.NetTotal ?? Order.NetTotal,
            Lines = Merge(answer),
            Aliases = answer.OrderId is { } id ? new Dictionary<string, string>(Order.Aliases) { ["supplier-order"] = id } : Order.Aliases,
        };

        // An answer that comes after the goods left does not bring them back.
        if (delivered.Count > 0 && status.Value != SupplierOrderStatus.Rejected)
        {
            Order = Order with { Status = Despatched() };
        }
    }

    private List<SupplierOrderLine> Merge(UblAnswer answer)
    {
        var told = answer.Lines.GroupBy(line => line.LineId, StringComparer.Ordinal).ToDictionary(lines => lines.Key, lines => lines.Last(), StringComparer.Ordinal);
        var lines = Order.Lines.Select(line => told.TryGetValue(line.LineId, out var theirs) ? Merge(line, account.In(theirs)) : Whole(line, answer.Status)).ToList();
        lines.AddRange(answer.Lines.Where(line => Order.Lines.All(ours => ours.LineId != line.LineId)).Select(account.In));
        return lines;
    }

    /// <summary>A line that the answer repeats without a quantity comes as ordered, unless it does not come at all.</summary>
    private static SupplierOrderLine Merge(SupplierOrderLine ours, SupplierOrderLine theirs) => theirs with
    {
        ItemId = ours.ItemId ?? theirs.ItemId,
        Ordered = ours.Ordered,
        Confirmed = theirs.Status.Value == OrderLineStatus.Rejected ? null : theirs.Confirmed ?? ours.Confirmed ?? ours.Ordered,
    };

    /// <summary>An answer for the whole holds for every line.</summary>
    private static SupplierOrderLine Whole(SupplierOrderLine line, Open<SupplierOrderStatus> status) => status.Value switch
    {
        SupplierOrderStatus.Accepted => line with { Status = new(OrderLineStatus.Accepted, status.Raw), Confirmed = line.Ordered },
        SupplierOrderStatus.Rejected => line with { Status = new(OrderLineStatus.Rejected, status.Raw), Confirmed = null },
        _ => line,
    };

    private void Despatch(Delivery delivery)
    {
        var mine = delivery.Lines.Where(line => line.OrderReference is null || line.OrderReference == Order.Reference).ToList();
        foreach (var line in mine)
        {
            delivered[line.OrderLineId ?? line.ItemId ?? ""] = line.Outstanding?.Value ?? 0;
        }

        Order = Order with { Status = Despatched() };
    }

    private Open<SupplierOrderStatus> Despatched()
    {
        var missing = Order.Lines.Any(line => line.Status.Value != OrderLineStatus.Rejected && !delivered.ContainsKey(line.LineId) && !delivered.ContainsKey(line.ItemId ?? ""));
        return new(missing || delivered.Values.Any(outstanding => outstanding > 0) ? SupplierOrderStatus.PartlyDespatched : SupplierOrderStatus.Despatched);
    }
}
