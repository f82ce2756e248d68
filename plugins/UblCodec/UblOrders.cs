using System.Xml.Linq;
using LeVieuxMoulin.Connectors.Suppliers;
using static LeVieuxMoulin.Connectors.UblCodec.UblWriting;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Orders, their changes and their cancellations, written and read: Peppol T01, T114 and T115, with UBL's own fields where Peppol has none.</summary>
/// <remarks>Peppol has no field for the supplier's number of the customer, none for "may be substituted" and none for "fetched": UBL's own are used.</remarks>
public static class UblOrders
{
    private const string Collected = "COLLECTION";
    private const string Profile = "advanced_ordering";
    private const string Added = "1";
    private const string Deleted = "2";
    private const string Changed = "3";
    private const string Unchanged = "4";
    private const string MaySubstitute = "1";
    private const string MayNotSubstitute = "0";

    /// <summary>Writes an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parties">The two sides.</param>
    /// <param name="now">When it is written.</param>
    public static byte[] Write(PlaceOrder order, UblParties parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(parties);
        return Bytes(Document(
            "Order",
            "order",
            Profile,
            order.Reference,
            Issued(parties, now),
            V("Note", order.Note),
            V("DocumentCurrencyCode", parties.Currency),
            A("Contract", V("ID", parties.ContractId)),
            Buyer(parties),
            Seller(parties),
            Wish(parties, order.Day, order.From, order.Until),
            order.IsCollected ? A("DeliveryTerms", V("SpecialTerms", Collected)) : null,
            order.Lines.Select(line => Line(line, null, line.MaySubstitute ?? order.MaySubstitute, order.MaySplit))));
    }

    /// <summary>Writes a change of an order: what is new, what changed, what stays and what goes.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The lines before it.</param>
    /// <param name="number">How many changes of the order there are, with this one.</param>
    /// <param name="key">What a repeat of this change is known by.</param>
    /// <param name="parties">The two sides.</param>
    /// <param name="now">When it is written.</param>
    public static byte[] Write(ChangeOrder change, IReadOnlyList<OrderLine> before, int number, string key, UblParties parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(parties);
        var known = before.ToDictionary(line => line.LineId, StringComparer.Ordinal);
        var gone = before.Where(line => change.Lines.All(kept => kept.LineId != line.LineId));
        return Bytes(Document(
            "OrderChange",
            "order_change",
            Profile,
            $"{change.Reference}-C{number}",
            V("UUID", key),
            Issued(parties, now),
            V("SequenceNumberID", $"{number}"),
            V("DocumentCurrencyCode", parties.Currency),
            A("OrderReference", V("ID", change.Reference)),
            Buyer(parties),
            Seller(parties),
            Wish(parties, change.Day, null, null),
            change.Lines.Select(line => Line(line, known.TryGetValue(line.LineId, out var old) ? old with { MaySubstitute = line.MaySubstitute } == line ? Unchanged : Changed : Added, line.MaySubstitute, null)),
            gone.Select(line => Line(line, Deleted, null, null))));
    }

    /// <summary>Writes a cancellation.</summary>
    /// <param name="cancel">The cancellation.</param>
    /// <param name="number">How many cancellations of the order there are, with this one.</param>
    /// <param name="key">What a repeat of this cancellation is known by.</param>
    /// <param name="parties">The two sides.</param>
    /// <param name="now">When it is written.</param>
    public static byte[] Write(CancelOrder cancel, int number, string key, UblParties parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cancel);
        ArgumentNullException.ThrowIfNull(parties);
        return Bytes(Document(
            "OrderCancellation",
            "order_cancellation",
            Profile,
            $"{cancel.Reference}-X{number}",
            V("UUID", key),
            Issued(parties, now),
            V("CancellationNote", cancel.Reason ?? "Cancelled by the buyer"),
            A("OrderReference", V("ID", cancel.Reference)),
            Buyer(parties),
            Seller(parties)));
    }

    /// <summary>Reads an order.</summary>
    /// <param name="document">The document.</param>
    public static PlaceOrder ReadOrder(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("Order");
        var period = root.At("Delivery", "RequestedDeliveryPeriod");
        var lines = Lines(root).ToList();
        return new PlaceOrder
        {
            Reference = root.Need("ID"),
            Day = Day(root),
            From = period.Time("StartTime"),
            Until = period.Time("EndTime"),
            IsCollected = root.At("DeliveryTerms").Text("SpecialTerms") == Collected,
            MaySubstitute = lines.Count > 0 && lines.TrueForAll(line => line.MaySubstitute == true),
            MaySplit = root.All("OrderLine").All(line => line.At("LineItem").Flag("PartialDeliveryIndicator") != false),
            Note = root.Text("Note"),
            Lines = lines,
        };
    }

    /// <summary>Reads a change; lines that go are left out.</summary>
    /// <param name="document">The document.</param>
    public static ChangeOrder ReadChange(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("OrderChange");
        return new ChangeOrder
        {
            Reference = Reference(root),
            OrderId = root.At("OrderReference").Text("SalesOrderID"),
            Day = Day(root),
            Lines = [.. Lines(root)],
        };
    }

    /// <summary>Reads a cancellation.</summary>
    /// <param name="document">The document.</param>
    public static CancelOrder ReadCancellation(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("OrderCancellation");
        return new CancelOrder { Reference = Reference(root), OrderId = root.At("OrderReference").Text("SalesOrderID"), Reason = root.Text("CancellationNote") };
    }

    /// <summary>Reads what a repeat of a change or a cancellation is known by.</summary>
    /// <param name="document">The document.</param>
    public static string? KeyOf(UblDocument document) => document?.Root.Text("UUID");

    private static string Reference(XElement root) => root.At("OrderReference")?.Need("ID") ?? throw UblFault.Of("OrderReference is missing.");

    /// <summary>Ours always name the day. The standard allows that none is named, which is: as soon as it can be.</summary>
    private static DateOnly Day(XElement root)
    {
        var period = root.At("Delivery", "RequestedDeliveryPeriod") ?? root.At("OrderLine", "LineItem", "Delivery", "RequestedDeliveryPeriod");
        return period.Day("StartDate") ?? period.Day("EndDate") ?? root.At("Delivery").Day("LatestDeliveryDate")
            ?? root.Day("IssueDate") ?? throw UblFault.Of("IssueDate is missing.");
    }

    private static XElement?[] Issued(UblParties parties, DateTimeOffset now)
    {
        var wall = parties.Place.ToWallTime(now);
        return [V("IssueDate", UblWriting.Day(DateOnly.FromDateTime(wall))), V("IssueTime", Time(TimeOnly.FromDateTime(wall)))];
    }

    private static XElement? Wish(UblParties parties, DateOnly day, TimeOnly? from, TimeOnly? until) => A(
        "Delivery",
        A("DeliveryLocation", V("ID", parties.DeliveryLocationId ?? parties.BuyerGln, parties.DeliveryLocationId is null ? Scheme("0088") : null)),
        A("RequestedDeliveryPeriod", V("StartDate", UblWriting.Day(day)), V("StartTime", Time(from)), V("EndDate", UblWriting.Day(day)), V("EndTime", Time(until))));

    private static XElement? Line(OrderLine line, string? code, bool? maySubstitute, bool? maySplit) => A(
        "OrderLine",
        V("SubstitutionStatusCode", maySubstitute switch { true => MaySubstitute, false => MayNotSubstitute, null => null }),
        A(
            "LineItem",
            V("ID", line.LineId),
            V("LineStatusCode", code),
            Quantity("Quantity", line.Quantity),
            V("PartialDeliveryIndicator", maySplit switch { true => "true", false => "false", null => null }),
            A("Item", V("Name", line.ItemId), A("SellersItemIdentification", V("ID", line.ItemId)))));

    private static IEnumerable<OrderLine> Lines(XElement root) =>
        from line in root.All("OrderLine")
        let item = line.At("LineItem") ?? throw UblFault.Of("OrderLine/LineItem is missing.")
        where item.Text("LineStatusCode") != Deleted
        select new OrderLine(
            item.Need("ID"),
            item.At("Item").ItemId() ?? item.At("Item").Text("Name") ?? throw UblFault.Of("An order line names no article."),
            item.Quantity("Quantity") ?? throw UblFault.Of("An order line has no quantity."),
            line.Text("SubstitutionStatusCode") switch { MaySubstitute => true, MayNotSubstitute => false, _ => null });
}
