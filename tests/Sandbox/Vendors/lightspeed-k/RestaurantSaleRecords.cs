using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The ledger in the contract's words: closed sales, as everything included would show them.</summary>
internal sealed class RestaurantSaleRecords(RestaurantIds ids, BillBooks books)
{
    /// <summary>Gives all closed sales.</summary>
    public IEnumerable<Action<Utf8JsonWriter>> Sales() =>
        books.All().Where(head => head.Closed > 0).Select(head => (Action<Utf8JsonWriter>)(writer => Sale(writer, new RestaurantSale(books.Find(head.Index)!))));

    private void Sale(Utf8JsonWriter writer, RestaurantSale sale)
    {
        var head = sale.Head;
        var tips = sale.Payments.Sum(payment => payment.Tip);
        writer.WriteStartObject();
        writer.WriteString("id", RestaurantIds.Account(head));
        writer.WriteString("locationId", $"{ids.Locations[head.Place]}");
        writer.Open("kind", sale.Type switch { "SALE" => "SALE", "REFUND" => "REFUND", _ => "OTHER" }, sale.Type);
        writer.WriteString("status", sale.IsCancelled ? "CANCELLED" : "COMPLETED");
        writer.WriteString("number", RestaurantIds.Receipt(head));
        writer.Instant("openedAt", head.Created);
        writer.Instant("closedAt", head.Closed);
        writer.Text("originalSaleId", head.Source >= 0 ? RestaurantIds.Account(books.Find(head.Source)!.Head) : null);
        writer.WriteString("registerId", $"{RestaurantIds.Device(head.Place)}");
        writer.WriteString("staffId", $"{14_670 + sale.Bill.Staff}");
        writer.Text("table", sale.Bill.Table > 0 ? $"Table {sale.Bill.Table}" : null);
        writer.WriteNumber("covers", sale.Bill.Covers);
        writer.Money("total", sale.Lines.Sum(line => line.Total));
        writer.Money("tax", sale.Lines.Sum(line => line.Tax));
        if (tips != 0)
        {
            writer.Money("tip", tips);
        }

        writer.WriteStartArray("lines");
        foreach (var line in sale.Lines)
        {
            Line(writer, sale, line);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tenders");
        foreach (var payment in sale.Payments)
        {
            Tender(writer, head, payment);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Line(Utf8JsonWriter writer, RestaurantSale sale, RestaurantLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("id", line.Id);
        writer.WriteString("kind", "ITEM");
        writer.Text("parentId", line.ParentId);
        writer.WriteString("sku", line.Sku);
        writer.WriteString("name", line.NameOverride ?? line.Name);
        writer.WriteString("category", Carte.Categories[line.Category]);
        writer.Quantity("quantity", line.Quantity, "C62");
        writer.Money("unitPrice", line.Line.Cents / 100m);
        if (line.Discount != 0)
        {
            writer.Money("discount", line.Discount);
        }

        writer.Money("total", line.Total);
        writer.Money("tax", line.Tax);
        writer.WriteStartArray("taxes");
        writer.WriteStartObject();
        writer.WriteString("name", line.TaxCode);
        writer.Money("amount", line.Tax);
        writer.WriteNumber("rate", line.Line.TaxTenths / 1000m);
        writer.WriteBoolean("isIncluded", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (line.Discount != 0 && sale.Discount is var (_, code, name))
        {
            writer.WriteStartArray("discounts");
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.Money("amount", line.Discount);
            writer.WriteString("promotionId", $"{ids.Locations[sale.Head.Place]}/{code}");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Tender(Utf8JsonWriter writer, BillHead head, RestaurantPayment payment)
    {
        writer.WriteStartObject();
        writer.WriteString("id", RestaurantIds.Payment(head, payment.Place));
        writer.Open("kind", payment.Method.Word, payment.Method.Code);
        writer.WriteString("name", payment.Method.Name);
        writer.Money("amount", payment.Amount);
        if (payment.Tip != 0)
        {
            writer.Money("tip", payment.Tip);
        }

        writer.Instant("at", head.Closed - 900);
        writer.WriteEndObject();
    }
}
