using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

/// <summary>No supplier publishes an API; the shape is the neutral supplier contract.</summary>
public class TransgourmetSketch
{
    [Fact]
    public void One_order_for_three_temperatures_fills_order_and_delivery()
    {
        var fields = VendorFields.Of("Transgourmet/order-and-delivery.json");

        var order = Order(fields.In("order"));
        var delivery = Delivery(fields.In("delivery"));

        (order.Id, order.Reference, order.Status.Value, order.RequestedDay, order.NetTotal).ShouldBe(("TG-1", "op-1", SupplierOrderStatus.AcceptedWithChanges, new DateOnly(2026, 3, 4), new Money(210.4m, "EUR")));
        (order.Lines.Single().Ordered, order.Lines[0].Confirmed, order.Lines[0].BackOrdered).ShouldBe((new Quantity(4, "XCS"), new Quantity(3, "XCS"), new Quantity(0, "XCS")));
        (delivery.OrderReferences.Single(), delivery.Lines.Single().Delivered, delivery.Lines[0].Lots.Single().BestBefore).ShouldBe(("op-1", new Quantity(3, "XCS"), new DateOnly(2027, 1, 31)));
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "delivery.lines[].gtin", "delivery.lines[].name", "delivery.lines[].outstandingReason", "delivery.orders[].supplierOrderId",
        "order.responseCode", "order.totals.grossAmount", "order.totals.vatAmount", "order.updatedAt",
    ];

    private static SupplierOrder Order(VendorFields order) => new()
    {
        Id = order.Needed("supplierOrderId"),
        Reference = order.Needed("buyerOrderId"),
        Status = new(order.Text("status") == "ACCEPTED_WITH_CHANGES" ? SupplierOrderStatus.AcceptedWithChanges : SupplierOrderStatus.Other, order.Text("status")),
        RequestedDay = order.Day("requestedDate"),
        PromisedDay = order.Day("promisedDelivery"),
        Reason = order.Text("reason"),
        NetTotal = order.In("totals").Money("netAmount", order.Needed("currency")),
        Lines = [.. order.Rows("lines").Select(line => Line(line, order.Needed("currency")))],
    };

    private static SupplierOrderLine Line(VendorFields line, string currency)
    {
        var unit = line.Needed("unitCode");
        return new SupplierOrderLine
        {
            LineId = line.Needed("lineId"),
            ItemId = line.Text("supplierItemId"),
            Status = new(line.Text("status") == "CHANGED" ? OrderLineStatus.Changed : OrderLineStatus.Other, line.Text("status")),
            Ordered = new Quantity(line.Number("orderedQuantity")!.Value, unit),
            Confirmed = new Quantity(line.Number("quantity")!.Value, unit),
            BackOrdered = new Quantity(line.Number("backorderQuantity")!.Value, unit),
            Price = new ItemPrice { ItemId = line.Needed("supplierItemId"), Net = line.Money("netPrice", currency)!.Value, Per = new Quantity(1, unit) },
            Reason = line.Text("reasonCode"),
        };
    }

    private static Delivery Delivery(VendorFields delivery) => new()
    {
        Id = delivery.Needed("despatchId"),
        OrderReferences = [.. delivery.Rows("orders").Select(order => order.Needed("buyerOrderId"))],
        DespatchedAt = delivery.Instant("despatchedAt"),
        ExpectedFrom = delivery.Instant("estimatedStart"),
        ExpectedUntil = delivery.Instant("estimatedEnd"),
        Aliases = new Dictionary<string, string> { ["tracking"] = delivery.Needed("trackingId") },
        Lines =
        [
            .. delivery.Rows("lines").Select(line => new DeliveryLine
            {
                OrderLineId = line.Text("orderLineId"),
                ItemId = line.Text("supplierItemId"),
                Delivered = new Quantity(line.Number("deliveredQuantity")!.Value, line.Needed("unitCode")),
                Outstanding = new Quantity(line.Number("outstandingQuantity")!.Value, line.Needed("unitCode")),
                Lots = [.. line.Rows("lots").Select(lot => new Lot(lot.Needed("lotNumber"), lot.Day("bestBefore")))],
            }),
        ],
    };
}
