using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A wholesaler's ledger in the contract's words.</summary>
internal static class SupplierRecords
{
    /// <summary>Gives the records of a type, or null when there is no such type.</summary>
    public static IEnumerable<Action<Utf8JsonWriter>>? Find(SupplierBook book, string type) => type switch
    {
        "catalog-item" => [.. book.Items.Select(item => (Action<Utf8JsonWriter>)(writer => Item(writer, item)))],
        "supplier-order" => [.. book.Orders.Select(order => (Action<Utf8JsonWriter>)(writer => Order(writer, order)))],
        "delivery" => [.. book.Deliveries.Select(delivery => (Action<Utf8JsonWriter>)(writer => Delivery(writer, delivery)))],
        "billing-document" => [.. book.Bills.Select(bill => (Action<Utf8JsonWriter>)(writer => Bill(writer, bill)))],
        _ => null,
    };

    private static void Item(Utf8JsonWriter writer, SupplierItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("name", item.Name);
        writer.Text("description", item.Description);
        writer.WriteString("gtin", item.Gtin);
        writer.WriteString("brand", item.Brand);
        writer.WriteString("categoryId", item.Category);
        writer.WriteBoolean("isOrderable", item.Orderable);
        writer.WriteString("orderUnit", item.OrderUnit);
        writer.Quantity("content", item.Content, item.ContentUnit);
        writer.WriteNumber("piecesPerOrderUnit", item.Pack);
        writer.WriteBoolean("isWeighed", item.Weighed);
        writer.WriteNumber("minimumOrder", item.Minimum);
        if (item.Maximum is { } most)
        {
            writer.WriteNumber("maximumOrder", most);
        }

        writer.WriteNumber("orderStep", item.Step);
        writer.WriteNumber("leadTimeDays", 1);
        writer.WriteString("temperatureClass", item.Temperature);
        writer.WriteStartObject("price");
        writer.WriteString("itemId", item.Id);
        writer.Money("net", item.Net);
        writer.Quantity("per", 1, item.Weighed ? "KGM" : item.OrderUnit);
        writer.WriteNumber("perOrderUnit", item.Weighed ? item.Content : 1);
        writer.WriteBoolean("isApproximate", item.Weighed);
        if (!item.Weighed && item.Pack > 6)
        {
            writer.WriteStartArray("tiers");
            writer.WriteStartObject();
            writer.WriteNumber("from", 10);
            writer.Money("net", Math.Round(item.Net * 0.95m, 2));
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (item.Contract is { } contract)
        {
            writer.WriteString("contractId", contract.Id);
            writer.WriteString("validFrom", SupplierWire.Day(contract.From));
            writer.WriteString("validTo", SupplierWire.Day(contract.To));
        }

        writer.WriteEndObject();
        writer.WriteNumber("vatRate", item.Vat / 100m);
        writer.WriteStartArray("allergens");
        foreach (var (code, containment) in item.Allergens)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            writer.Open("containment", containment, containment);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("origin", item.Origin);
        if (item.Substitute is not null)
        {
            writer.WriteStartArray("substituteIds");
            writer.WriteStringValue(item.Substitute);
            writer.WriteEndArray();
        }

        if (item.Replaces is not null)
        {
            writer.WriteStartArray("replacesIds");
            writer.WriteStringValue(item.Replaces);
            writer.WriteEndArray();
        }

        if (item.Season is { } season)
        {
            writer.WriteString("validFrom", SupplierWire.Day(season.From));
            writer.WriteString("validTo", SupplierWire.Day(season.To));
        }

        writer.WriteEndObject();
    }

    private static void Order(Utf8JsonWriter writer, SupplierOrder order)
    {
        writer.WriteStartObject();
        writer.WriteString("id", order.Id);
        writer.WriteString("reference", order.Reference);
        writer.WriteString("requestedDay", SupplierWire.Day(order.Day));
        writer.Open("status", order.Status switch { "PARTIALLY_DESPATCHED" => "PARTLY_DESPATCHED", "ERROR" => "FAILED", _ => order.Status }, order.Status);
        if (order.Status is "ACCEPTED" or "ACCEPTED_WITH_CHANGES" or "DESPATCHED" or "DELIVERED")
        {
            writer.WriteString("promisedDay", SupplierWire.Day(order.Day));
        }

        writer.Text("reason", order.Reason);
        writer.Money("netTotal", SupplierWire.Totals(order).Net);
        writer.WriteStartArray("lines");
        foreach (var line in order.Lines.Where(line => line.Status.Length > 0))
        {
            OrderLine(writer, order, line);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void OrderLine(Utf8JsonWriter writer, SupplierOrder order, SupplierLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("lineId", line.LineId);
        writer.WriteString("itemId", line.Item.Id);
        writer.WriteString("name", line.Item.Name);
        writer.Open("status", line.Status == "ALREADY_DELIVERED" ? "DELIVERED" : line.Status, line.Status);
        writer.Quantity("ordered", line.Ordered, line.Item.OrderUnit);
        writer.Quantity("confirmed", line.Confirmed, line.Item.OrderUnit);
        if (line.BackOrdered is { } later)
        {
            writer.Quantity("backOrdered", later, line.Item.OrderUnit);
        }

        writer.WriteStartObject("price");
        writer.WriteString("itemId", line.Item.Id);
        writer.Money("net", Math.Round(line.Net, 4));
        writer.Quantity("per", 1, line.Item.OrderUnit);
        writer.WriteBoolean("isApproximate", false);
        writer.WriteEndObject();
        if (line.Substitute is { } item)
        {
            writer.WriteStartObject("substitute");
            writer.WriteString("itemId", item.Id);
            writer.WriteString("name", item.Name);
            writer.Quantity("quantity", line.Ordered, item.OrderUnit);
            writer.WriteNumber("vatRate", item.Vat / 100m);
            writer.WriteEndObject();
        }

        writer.WriteString("promisedDay", SupplierWire.Day(order.Day));
        writer.Text("reason", line.ReasonNote is { } note ? $"{line.Reason}: {note}" : line.Reason);
        writer.WriteEndObject();
    }

    private static void References(Utf8JsonWriter writer, SupplierOrder order)
    {
        writer.WriteStartArray("orderReferences");
        writer.WriteStringValue(order.Reference);
        writer.WriteEndArray();
    }

    private static void Delivery(Utf8JsonWriter writer, SupplierDelivery delivery)
    {
        writer.WriteStartObject();
        writer.WriteString("id", delivery.Id);
        References(writer, delivery.Order);
        writer.WriteString("despatchedAt", SupplierWire.Instant(delivery.At));
        writer.WriteString("expectedFrom", SupplierWire.Instant(SupplierCalendar.At(delivery.Order.Day, 6)));
        writer.WriteString("expectedUntil", SupplierWire.Instant(SupplierCalendar.At(delivery.Order.Day, 11)));
        writer.WriteStartArray("lines");
        foreach (var line in delivery.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("orderReference", delivery.Order.Reference);
            writer.WriteString("orderLineId", line.LineId);
            writer.WriteString("itemId", line.Item.Id);
            writer.Quantity("delivered", line.Quantity, line.Item.OrderUnit);
            if (line.WeightKg is { } weight)
            {
                writer.Quantity("weight", weight, "KGM");
            }

            writer.Quantity("outstanding", line.Outstanding, line.Item.OrderUnit);
            writer.WriteStartArray("lots");
            writer.WriteStartObject();
            writer.WriteString("number", line.Lot);
            writer.Text("bestBefore", line.BestBefore is { } best ? SupplierWire.Day(best) : null);
            writer.Text("useBy", line.UseBy is { } use ? SupplierWire.Day(use) : null);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Bill(Utf8JsonWriter writer, SupplierBill bill)
    {
        writer.WriteStartObject();
        writer.WriteString("id", bill.Id);
        writer.WriteBoolean("isCredit", bill.IsCredit);
        writer.WriteString("issuedOn", SupplierWire.Day(bill.Day));
        References(writer, bill.Order);
        writer.Money("net", bill.Net);
        writer.Money("vat", bill.Vat);
        writer.WriteEndObject();
    }
}
