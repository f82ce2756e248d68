using System.Xml.Linq;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>The supplier's answer to an order, to a change or to a cancellation: Peppol T76 and T116, and UBL's simple form.</summary>
public sealed record UblAnswer
{
    /// <summary>Gets our number of the order.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the supplier's number of the order.</summary>
    public string? OrderId { get; init; }

    /// <summary>Gets the answer, with the code as it came.</summary>
    public required Open<SupplierOrderStatus> Status { get; init; }

    /// <summary>Gets the day promised.</summary>
    public DateOnly? PromisedDay { get; init; }

    /// <summary>Gets what the supplier says to it.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the lines; none where the answer is for the whole.</summary>
    public IReadOnlyList<SupplierOrderLine> Lines { get; init; } = [];

    /// <summary>Gets the total without VAT.</summary>
    public Money? NetTotal { get; init; }

    /// <summary>Reads an answer.</summary>
    /// <param name="document">The document.</param>
    /// <param name="currency">The currency where it names none.</param>
    public static UblAnswer Read(UblDocument document, string currency)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("OrderResponse", "OrderResponseSimple");
        var own = root.Text("DocumentCurrencyCode") ?? root.Text("PricingCurrencyCode") ?? currency;
        var period = root.At("Delivery", "PromisedDeliveryPeriod");
        return new UblAnswer
        {
            Reference = root.At("OrderReference")?.Need("ID") ?? throw UblFault.Of("OrderReference is missing."),
            OrderId = root.Text("SalesOrderID") ?? root.At("OrderReference").Text("SalesOrderID"),
            Status = document.Kind == "OrderResponse" ? ToStatus(root.Text("OrderResponseCode")) : ToStatus(root.Flag("AcceptedIndicator") ?? throw UblFault.Of("AcceptedIndicator is missing.")),
            PromisedDay = period.Day("EndDate") ?? period.Day("StartDate"),
            Note = root.Text("RejectionNote") ?? root.Text("Note"),
            Lines = [.. root.All("OrderLine").Select(line => ToLine(line, own))],
            NetTotal = root.At("LegalMonetaryTotal").Money("LineExtensionAmount", own) ?? root.At("AnticipatedMonetaryTotal").Money("LineExtensionAmount", own),
        };
    }

    private static Open<SupplierOrderStatus> ToStatus(string? code) => new(
        code switch
        {
            "AB" => SupplierOrderStatus.Received,
            "AP" => SupplierOrderStatus.Accepted,
            "CA" => SupplierOrderStatus.AcceptedWithChanges,
            "RE" => SupplierOrderStatus.Rejected,
            _ => SupplierOrderStatus.Other,
        },
        code);

    private static Open<SupplierOrderStatus> ToStatus(bool isAccepted) =>
        new(isAccepted ? SupplierOrderStatus.Accepted : SupplierOrderStatus.Rejected, isAccepted ? "true" : "false");

    private static SupplierOrderLine ToLine(XElement line, string currency)
    {
        var item = line.At("LineItem") ?? throw UblFault.Of("OrderLine/LineItem is missing.");
        var id = item.At("Item").ItemId();
        var quantity = item.Quantity("Quantity");
        return new SupplierOrderLine
        {
            LineId = line.At("OrderLineReference").Text("LineID") ?? item.Need("ID"),
            ItemId = id,
            Name = item.At("Item").Text("Name"),
            Status = ToLineStatus(item.Text("LineStatusCode")),
            Confirmed = quantity,
            BackOrdered = item.Quantity("MaximumBackorderQuantity", quantity?.Unit),
            Price = Price(item, id, currency, quantity?.Unit),
            Substitute = line.At("SellerSubstitutedLineItem") is { } other ? ToSubstitute(other, quantity, currency) : null,
            PromisedDay = item.At("Delivery", "PromisedDeliveryPeriod").Day("EndDate") ?? item.At("Delivery", "PromisedDeliveryPeriod").Day("StartDate"),
            Reason = item.Text("Note") ?? line.Text("Note"),
        };
    }

    /// <summary>Peppol gives a substitute no quantity of its own: as many come as were ordered.</summary>
    private static SubstituteItem ToSubstitute(XElement other, Quantity? ordered, string currency)
    {
        var item = other.At("Item");
        return new SubstituteItem(
            item.ItemId(),
            item.Text("Name"),
            other.Quantity("Quantity") ?? ordered ?? new Quantity(0, Quantity.Own, "as ordered"),
            Price(other, item.ItemId(), currency, ordered?.Unit),
            item.VatRate());
    }

    private static ItemPrice? Price(XElement item, string? id, string currency, string? unit) => item.At("Price").Money("PriceAmount", currency) is { } net
        ? new ItemPrice { ItemId = id ?? "", Net = net, Per = item.At("Price").Quantity("BaseQuantity", unit) ?? new Quantity(1, unit ?? Quantity.One) }
        : null;

    private static Open<OrderLineStatus> ToLineStatus(string? code) => new(
        code switch
        {
            "1" => OrderLineStatus.Added,
            "3" => OrderLineStatus.Changed,
            "5" => OrderLineStatus.Accepted,
            "7" => OrderLineStatus.Rejected,
            "42" => OrderLineStatus.Delivered,
            _ => OrderLineStatus.Other,
        },
        code);
}
