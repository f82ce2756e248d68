using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.SupplierTests;

/// <summary>What the conformance suite must be told of a connector on the supplier contract.</summary>
public abstract class SupplierUnderTest : ConnectorUnderTest
{
    private static int placed;

    /// <inheritdoc />
    public override IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string> { ".aliases" };

    /// <inheritdoc />
    public override IReadOnlySet<string> FewPages { get; } = new HashSet<string> { "delivery", "billing-document" };

    /// <summary>Orders four times and lets each order come to its end, so that there are deliveries and bills.</summary>
    public override async Task FillAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bed);
        for (var i = 0; i < 4; i++)
        {
            var (_, id) = await PlaceAsync(bed, cancellationToken);
            for (var step = 0; step < 8; step++)
            {
                await bed.Simulator.HappenAsync(new JsonObject { ["type"] = "advance-order", ["id"] = id }, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bed);
        await bed.Simulator.HappenAsync(new JsonObject { ["type"] = "hold-orders", ["value"] = true }, cancellationToken);
        var ((changing, changed), (cancelling, cancelled)) = (await PlaceAsync(bed, cancellationToken), await PlaceAsync(bed, cancellationToken));
        var order = await OrderAsync(bed, cancellationToken);
        var (deliveryId, delivery) = (await bed.Simulator.LedgerAsync("delivery", cancellationToken))!.First();
        var received = delivery["lines"]!.AsArray().Select(line => new DeliveryLine
        {
            OrderLineId = line!["orderLineId"]!.GetValue<string>(),
            ItemId = line["itemId"]!.GetValue<string>(),
            Delivered = new Quantity(line["delivered"]!["value"]!.GetValue<decimal>(), line["delivered"]!["unit"]!.GetValue<string>()),
        });
        return
        [
            new SampleWrite(order) { OperationId = order.Reference, Streams = ["supplier-order"] },
            new SampleWrite(new ChangeOrder { Reference = changing.Reference, OrderId = changed, Day = order.Day, Lines = [order.Lines[0] with { Quantity = order.Lines[0].Quantity with { Value = 60 } }] }) { Streams = ["supplier-order"] },
            new SampleWrite(new CancelOrder { Reference = cancelling.Reference, OrderId = cancelled }) { Streams = ["supplier-order"] },
            new SampleWrite(new ReportReceipt { DeliveryId = deliveryId, Lines = [.. received] }) { Streams = ["billing-document"] },
        ];
    }

    /// <summary>Makes an order of four articles that can be had, under a number of its own, for the last day offered.</summary>
    internal static async Task<PlaceOrder> OrderAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var slots = await bed.Find<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), cancellationToken);
        var items = (await bed.Simulator.LedgerAsync("catalog-item", cancellationToken))!.Values
            .Where(item => item["isOrderable"]!.GetValue<bool>() && item["maximumOrder"] is null && item["orderStep"]!.GetValue<decimal>() == 1)
            .Take(4);
        return new PlaceOrder
        {
            Reference = $"conformance-{Interlocked.Increment(ref placed)}",
            Day = slots[^1].Day,
            Lines = [.. items.Select((item, index) => new OrderLine($"{index + 1}", item["id"]!.GetValue<string>(), new Quantity(30, item["orderUnit"]!.GetValue<string>())))],
            MaySubstitute = true,
            Note = "Portail",
        };
    }

    private static async Task<(PlaceOrder Order, string Id)> PlaceAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var order = await OrderAsync(bed, cancellationToken);
        var result = await bed.Find<IWrite<PlaceOrder>>().WriteAsync(order, new WriteContext { Key = new WriteKey(order.Reference) }, cancellationToken);
        result.Fault.ShouldBeNull();
        return (order, result.RecordId!);
    }
}
