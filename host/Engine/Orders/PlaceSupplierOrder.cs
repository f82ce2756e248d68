using System.Globalization;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>Places an order with a supplier: numbers the lines, takes the units from the stored catalogue, and queues it.</summary>
/// <param name="submit">Stores the operation.</param>
/// <param name="abilities">What the connection can do.</param>
/// <param name="catalog">The stored catalogue.</param>
/// <param name="deadlines">The supplier's cut-offs.</param>
/// <param name="time">The clock.</param>
public sealed class PlaceSupplierOrder(SubmitOperation submit, CapabilityCheck abilities, ICatalogLookup catalog, FindOrderDeadline deadlines, TimeProvider time)
{
    /// <summary>Queues the order; it is durable when this completes. The operation's id is the order's reference at the supplier.</summary>
    /// <param name="connection">The supplier's connection.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="idempotencyKey">The caller's key: the same key and order give the same operation.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">The order is not valid, comes too late, or the connection takes no orders.</exception>
    public async Task<OperationSubmission> ExecuteAsync(string connection, PlaceOrderRequest request, string? idempotencyKey, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        abilities.Find(connection);
        if (idempotencyKey is null)
        {
            throw new RequestException(RequestErrorKind.Invalid, "IDEMPOTENCY_KEY_MISSING", "An order needs the header Idempotency-Key, so that a repeated request is not a second order.")
            {
                Suggestion = "Send a text of your own that is unique for this order, and the same text when you repeat the request.",
            };
        }

        var hash = SubmitOperation.HashOf(Canonical(request));
        if (await submit.FindEarlierAsync(connection, idempotencyKey, hash, cancellationToken) is { } earlier)
        {
            return new OperationSubmission(earlier, false);
        }

        abilities.Require(connection, CapabilitySet.NameOf<IWrite<PlaceOrder>>());
        OrderCheck.Shape(request, deadlines.Today(connection));
        var units = await catalog.FindOrderUnitsAsync(connection, [.. request.Lines.Select(line => line.ItemId).Distinct()], cancellationToken);
        OrderCheck.Items(request, units, connection);
        var deadline = await deadlines.ExecuteAsync(connection, request.DeliveryDate, cancellationToken);
        RefuseLate(connection, request, deadline);
        var id = submit.NewId();
        var terms = new SubmissionRequest(connection, actor)
        {
            Id = id,
            IdempotencyKey = idempotencyKey,
            RequestHash = hash,
            NotAfter = deadline.NotAfter,
            IsCutOff = deadline.IsCutOff,
        };
        return await submit.ExecuteAsync(terms, ToCommand(id, request, units), cancellationToken);
    }

    private static PlaceOrder ToCommand(string id, PlaceOrderRequest request, IReadOnlyDictionary<string, string> units) => new()
    {
        Reference = id,
        Day = request.DeliveryDate,
        Note = request.Note,
        Lines = [.. request.Lines.Select((line, index) => new OrderLine(
            (index + 1).ToString(CultureInfo.InvariantCulture),
            line.ItemId,
            new Quantity(line.Quantity, units[line.ItemId])))],
    };

    /// <summary>Writes the request in one way only, so that 2 and 2.0 are the same order.</summary>
    private static string Canonical(PlaceOrderRequest request)
    {
        var text = new StringBuilder("place-order\n").Append(CultureInfo.InvariantCulture, $"{request.DeliveryDate:yyyy-MM-dd}\n");
        foreach (var line in request.Lines ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"{line?.ItemId?.Length}:{line?.ItemId} {line?.Quantity:0.############################}\n");
        }

        return text.Append(request.Note).ToString();
    }

    private void RefuseLate(string connection, PlaceOrderRequest request, OrderDeadline deadline)
    {
        if (deadline.NotAfter > time.GetUtcNow())
        {
            return;
        }

        throw new RequestException(
            RequestErrorKind.Unprocessable,
            "ORDER_TOO_LATE",
            string.Create(CultureInfo.InvariantCulture, $"The last moment to order from {connection} for {request.DeliveryDate:yyyy-MM-dd} was {deadline.NotAfter:yyyy-MM-dd HH:mm zzz}."))
        {
            Suggestion = "Choose a later day, or phone the supplier.",
            Fields = [new FieldFault("deliveryDate", "is past the supplier's cut-off")],
        };
    }
}
