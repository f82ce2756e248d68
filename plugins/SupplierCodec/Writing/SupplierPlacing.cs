using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Places orders, and looks whether one was placed.</summary>
internal sealed class SupplierPlacing(SupplierApi api, SupplierAccount account, SupplierOrders orders, OrderMinimum minimum) : IWrite<PlaceOrder>, IFind<PlaceOrder>
{
    /// <inheritdoc />
    public RepeatSafety Repeat => RepeatSafety.Find;

    /// <inheritdoc />
    public TimeSpan SettleTime => TimeSpan.Zero;

    /// <inheritdoc />
    public async Task<WriteResult> WriteAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        await minimum.CheckAsync(command, cancellationToken);

        // Not marked repeatable although it has a key: an order sent twice costs more than a look.
        var request = api.WithBody(HttpMethod.Post, api.Path("orders", "orders"), Body(command), SupplierJson.Default.OrderWire);
        request.Headers.Add("Idempotency-Key", command.Reference);
        try
        {
            return orders.Written(await api.SendAsync(request, cancellationToken), command.Reference);
        }
        catch (ConnectorException e) when (account.Words.ErrorCode(e.Fault.Code) == SupplierDialect.DuplicateOrder)
        {
            return await OfDuplicateAsync(command, e.Fault, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<FindResult> FindAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        var found = await orders.FindAsync(command.Reference, cancellationToken);
        return found is null ? new FindResult(FindVerdict.NotDone) : new FindResult(FindVerdict.Done, found.Id);
    }

    private OrderWire Body(PlaceOrder command) => new(command.Reference, account.CustomerNumber, Wish(command), OrderLineWire.From(command.Lines, account.Words))
    {
        SiteId = account.Options.SiteId,
        Buyer = BuyerWire.From(account.Options),
        Currency = account.Currency,
        ContractId = account.Options.ContractId,
        SubstitutionAllowed = command.MaySubstitute,
        PartialDeliveryAllowed = command.MaySplit,
        Note = command.Note,
    };

    private DeliveryWishWire Wish(PlaceOrder command) => new(command.Day)
    {
        Mode = command.IsCollected ? DeliveryWishWire.Collected : DeliveryWishWire.Delivered,
        LocationId = account.Options.DeliveryLocationId,
        Gln = account.Options.BuyerGln,
        StartTime = command.From,
        EndTime = command.Until,
    };

    private async Task<WriteResult> OfDuplicateAsync(PlaceOrder command, Fault refusal, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(command.Reference, cancellationToken) is not { } found)
        {
            return new WriteResult { Fault = refusal with { Kind = FaultKind.Refused } };
        }

        return IsSame(command, SupplierOrders.Parse(found))
            ? new WriteResult { RecordId = found.Id, After = found, AlreadyDone = true }
            : new WriteResult
            {
                RecordId = found.Id,
                Fault = refusal with
                {
                    Kind = FaultKind.Validation,
                    Fields = [new FieldFault("buyerOrderId", $"{account.Supplier} has another order under this number. Order again under a new one.")],
                },
            };
    }

    /// <summary>Whether the order the supplier has is the one we sent, as far as its answer tells.</summary>
    private static bool IsSame(PlaceOrder command, OrderStatusWire theirs)
    {
        var lines = (theirs.Lines ?? []).Where(line => line.Status != "ADDED").ToDictionary(line => line.LineId, StringComparer.Ordinal);
        return lines.Count == command.Lines.Count
            && (theirs.RequestedDate is null || theirs.RequestedDate == command.Day)
            && command.Lines.All(ours => lines.TryGetValue(ours.LineId, out var line)
                && (line.SupplierItemId is null || line.SupplierItemId == ours.ItemId)
                && (Ordered(line) is not { } ordered || ordered == ours.Quantity.Value));
    }

    private static decimal? Ordered(OrderStatusLineWire line) =>
        line.OrderedQuantity ?? (line.Status == "ACCEPTED" ? line.Quantity : null);
}
