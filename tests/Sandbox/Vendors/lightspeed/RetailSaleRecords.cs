using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The ledger in the contract's words: sales. A return names the line it takes back, not the sale, as the vendor does.</summary>
internal sealed class RetailSaleRecords(BillBooks books)
{
    /// <summary>Gives all sales.</summary>
    public IEnumerable<Action<Utf8JsonWriter>> Sales()
    {
        for (var i = 0; i < books.Count; i++)
        {
            var index = i;
            yield return writer => Sale(writer, new RetailSale(books.Find(index)!));
        }
    }

    private static void Sale(Utf8JsonWriter writer, RetailSale sale)
    {
        var head = sale.Head;
        writer.WriteStartObject();
        writer.WriteString("id", Decimals.Text(RetailIds.Sale(head.Index)));
        writer.WriteString("locationId", Decimals.Text(head.Place + 1));
        writer.WriteString("kind", head.Source >= 0 ? "REFUND" : "SALE");
        writer.WriteString("status", head.State switch { BillState.Completed => "COMPLETED", BillState.Open => "OPEN", _ => "CANCELLED" });
        writer.WriteString("number", RetailSaleWriter.Ticket(head));
        writer.WriteString("openedAt", Decimals.Time(head.Created));
        if (head.WasPaid)
        {
            writer.WriteString("closedAt", Decimals.Time(head.Closed));
        }

        writer.WriteString("registerId", Decimals.Text(RetailIds.Register(head)));
        writer.WriteString("staffId", Decimals.Text(sale.Bill.Staff));
        writer.Text("customerId", sale.Bill.Guest > 0 ? Decimals.Text(sale.Bill.Guest) : null);
        writer.Money("total", sale.Total);
        writer.Money("tax", sale.Tax);
        if (sale.Tips != 0)
        {
            writer.Money("tip", sale.Tips);
        }

        writer.WriteStartArray("lines");
        foreach (var line in sale.Lines)
        {
            Line(writer, line, head.Place == 1);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tenders");
        foreach (var payment in sale.Payments.Where(payment => !payment.IsArchived))
        {
            Tender(writer, payment, head);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter writer, RetailLine line, bool isInclusive)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Decimals.Text(line.Id));
        writer.WriteString("kind", line.ItemId > 0 ? "ITEM" : "CUSTOM_AMOUNT");
        writer.Text("variantId", line.ItemId > 0 ? Decimals.Text(line.ItemId) : null);
        writer.Quantity("quantity", line.Quantity, "C62");
        writer.Money("unitPrice", line.UnitPrice);
        if (line.Discount != 0)
        {
            writer.Money("discount", line.Discount);
            writer.WriteStartArray("discounts");
            writer.WriteStartObject();
            writer.Money("amount", line.Discount);
            writer.WriteString("promotionId", Decimals.Text(RetailTables.DiscountOf(line.Fraction)));
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.Money("total", line.Total);
        writer.Money("tax", line.Tax);
        writer.WriteStartArray("taxes");
        writer.WriteStartObject();
        writer.WriteString("name", "TVA");
        writer.Money("amount", line.Tax);
        writer.WriteNumber("rate", line.Rate);
        writer.WriteBoolean("isIncluded", isInclusive);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (line.ParentId > 0)
        {
            writer.WriteStartObject("returnOf");
            writer.WriteString("lineId", Decimals.Text(line.ParentId));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Tender(Utf8JsonWriter writer, RetailPayment payment, BillHead head)
    {
        var (name, type, word) = RetailPayment.Types[payment.TypeId - 1];
        writer.WriteStartObject();
        writer.WriteString("id", Decimals.Text(payment.Id));
        writer.Open("kind", word, type);
        writer.WriteString("name", name);
        writer.Money("amount", payment.Amount - payment.Tip);
        if (payment.Tip != 0)
        {
            writer.Money("tip", payment.Tip);
        }

        writer.WriteString("at", Decimals.Time(head.Closed));
        writer.WriteEndObject();
    }
}
