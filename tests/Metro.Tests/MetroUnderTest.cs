using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class MetroUnderTest : ConnectorUnderTest
{
    private static int placed;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new MetroPlugin();

    /// <inheritdoc />
    public override IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string> { ".aliases" };

    /// <summary>A year at a wholesaler begins with orders: one is placed for each sample, followed until it is delivered and billed.</summary>
    public override async Task FillAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2; i++)
        {
            var order = await OrderAsync(bed, cancellationToken);
            var operation = await bed.CarryOutAsync(order, order.Reference, cancellationToken);
            operation.ResultRecordId.ShouldNotBeNull(operation.Fault?.Message);
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(210), cancellationToken);
                await bed.SyncAsync("supplier-order", cancellationToken);
                if ((await bed.CopyAsync("supplier-order", cancellationToken))[operation.ResultRecordId]["status"]!.GetValue<string>() == "DELIVERED")
                {
                    break;
                }
            }
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        // Orders stand still, so that one can be changed and one cancelled.
        (await bed.Simulator.HappenAsync(new() { ["type"] = "hold-orders", ["value"] = true }, cancellationToken)).ShouldBeTrue();
        var (placing, changing, cancelling) = (await OrderAsync(bed, cancellationToken), await OrderAsync(bed, cancellationToken), await OrderAsync(bed, cancellationToken));
        var changed = (await bed.CarryOutAsync(changing, changing.Reference, cancellationToken)).ResultRecordId;
        var cancelled = (await bed.CarryOutAsync(cancelling, cancelling.Reference, cancellationToken)).ResultRecordId;
        await bed.SyncAsync("delivery", cancellationToken);
        var delivery = await bed.CopyAsync("delivery", cancellationToken);
        var line = changing.Lines[0] with { Quantity = changing.Lines[0].Quantity with { Value = 40 } };
        return
        [
            new SampleWrite(placing) { OperationId = placing.Reference },
            new SampleWrite(new ChangeOrder { Reference = changing.Reference, OrderId = changed, Day = changing.Day, Lines = [line] }),
            new SampleWrite(new CancelOrder { Reference = cancelling.Reference, OrderId = cancelled }),
            new SampleWrite(new ReportReceipt { DeliveryId = delivery.Keys.First(), Lines = [] }),
        ];
    }

    /// <summary>Makes an order of one article that can be had, for the last day offered.</summary>
    internal static async Task<PlaceOrder> OrderAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var slots = await bed.Find<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), cancellationToken);
        var item = (await bed.Simulator.LedgerAsync("catalog-item", cancellationToken))!.Values.First(item =>
            item["isOrderable"]!.GetValue<bool>() && item["maximumOrder"] is null && item["orderStep"]!.GetValue<decimal>() == 1);
        var line = new OrderLine("1", item["id"]!.GetValue<string>(), new Quantity(30, item["orderUnit"]!.GetValue<string>()));
        var reference = $"conformance-{Interlocked.Increment(ref placed)}";
        return new PlaceOrder { Reference = reference, Day = slots[^1].Day, Lines = [line], Note = "Portail" };
    }
}
