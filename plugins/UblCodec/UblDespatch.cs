using System.Xml.Linq;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Despatch advices (Peppol T16).</summary>
public static class UblDespatch
{
    /// <summary>Reads a despatch advice.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Where its times are meant, when they name no offset.</param>
    public static Delivery Read(UblDocument document, VenueSettings place)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("DespatchAdvice");
        var orders = document.OrderReferences;
        var period = root.At("Shipment", "Delivery", "EstimatedDeliveryPeriod") ?? root.At("Shipment", "Delivery", "RequestedDeliveryPeriod");
        var despatch = root.At("Shipment", "Delivery", "Despatch");
        var tracking = root.At("Shipment", "Delivery").Text("TrackingID") ?? root.At("Shipment", "Consignment").Text("ID");
        return new Delivery
        {
            Id = root.Need("ID"),
            OrderReferences = orders,
            DespatchedAt = despatch.Instant("ActualDespatchDate", "ActualDespatchTime", place),
            ExpectedFrom = period.Instant("StartDate", "StartTime", place),
            ExpectedUntil = period.Instant("EndDate", "EndTime", place) ?? (period.Day("EndDate") is null ? WithDay(period, place) : null),
            Lines = [.. root.All("DespatchLine").Select(line => ToLine(line, orders.Count == 1 ? orders[0] : null))],
            Aliases = tracking is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["tracking"] = tracking },
        };
    }

    /// <summary>An end without a day of its own is on the first day.</summary>
    private static DateTimeOffset? WithDay(XElement? period, VenueSettings place) => period.Instant("StartDate", "EndTime", place);

    private static DeliveryLine ToLine(XElement line, string? onlyOrder)
    {
        var delivered = line.Quantity("DeliveredQuantity") ?? throw UblFault.Of("DespatchLine/DeliveredQuantity is missing.");
        var reference = line.At("OrderLineReference");
        var net = line.At("Item").All("Dimension").FirstOrDefault(dimension => dimension.Text("AttributeID") == "AAL").Quantity("Measure");
        return new DeliveryLine
        {
            OrderReference = reference.At("OrderReference").Text("ID") ?? onlyOrder,
            OrderLineId = reference.Text("LineID"),
            ItemId = line.At("Item").ItemId(),
            Delivered = delivered,
            Weight = delivered.Unit == Quantity.Kilogram ? delivered : net?.Unit == Quantity.Kilogram ? net : null,
            Outstanding = line.Quantity("OutstandingQuantity", delivered.Unit),
            Lots = [.. line.At("Item").Instances().Select(ToLot)],
        };
    }

    private static Lot ToLot(XElement instance) => new(
        instance.At("LotIdentification").Text("LotNumberID") ?? "",
        instance.Day("BestBeforeDate"),
        instance.At("LotIdentification").Day("ExpiryDate"));

    /// <summary>Gives the instances that say something of a lot.</summary>
    private static IEnumerable<XElement> Instances(this XElement? item) =>
        item.All("ItemInstance").Where(instance => instance.At("LotIdentification") is not null || instance.Text("BestBeforeDate") is not null);
}
