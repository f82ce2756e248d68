using System.Text.Json;
using static LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed.Decimals;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>Writes sales in the vendor's words: everything is text.</summary>
internal sealed class RetailSaleWriter(RetailTables tables)
{
    /// <summary>Writes one, with the relations wanted.</summary>
    public void Write(Utf8JsonWriter writer, RetailSale sale, Predicate<string> loads)
    {
        var head = sale.Head;
        writer.WriteStartObject();
        Put(writer, "saleID", RetailIds.Sale(head.Index));
        writer.WriteString("timeStamp", Time(RetailSale.TimeStamp(head)));
        Put(writer, "discountPercent", 0);
        writer.WriteString("completed", Flag(head.WasPaid));
        writer.WriteString("archived", Flag(head.State == BillState.Abandoned));
        writer.WriteString("voided", Flag(head.State == BillState.Voided));
        writer.WriteString("enablePromotions", "true");
        writer.WriteString("isTaxInclusive", Flag(head.Place == 1));
        writer.WriteString("createTime", Time(head.Created));
        // The vendor spells this one both ways.
        writer.WriteString(head.Index % 50 == 9 ? "updateTime" : "updatetime", Time(head.Updated));
        if (head.WasPaid)
        {
            writer.WriteString("completeTime", Time(head.Closed));
        }

        writer.WriteString("referenceNumber", "");
        writer.WriteString("referenceNumberSource", "");
        writer.WriteString("tax1Rate", "0.1");
        writer.WriteString("tax2Rate", "0");
        writer.WriteString("change", head.WasPaid && sale.Payments is [{ Means: PayMeans.Cash }] ? Text(Math.Ceiling(Math.Abs(sale.Total) / 10) * 10 - Math.Abs(sale.Total)) : "0");
        writer.WriteString("tipEnabled", "true");
        writer.WriteString("receiptPreference", head.Index % 7 == 3 ? "sms" : "printed");
        Sums(writer, sale);
        Put(writer, "customerID", sale.Bill.Guest);
        Put(writer, "discountID", 0);
        Put(writer, "employeeID", sale.Bill.Staff);
        Put(writer, "tipEmployeeID", sale.Bill.Staff);
        Put(writer, "quoteID", 0);
        Put(writer, "registerID", RetailIds.Register(head));
        Put(writer, "shipToID", 0);
        Put(writer, "shopID", head.Place + 1);
        Put(writer, "taxCategoryID", head.Place + 1);
        if (head.Index % 11 == 3)
        {
            writer.WriteStartObject("carbonEstimate");
            writer.WriteString("grams", "120");
            writer.WriteEndObject();
        }

        Relations(writer, sale, loads);
        writer.WriteString("taxTotal", Text(sale.Tax));
        writer.WriteEndObject();
    }

    private static void Put(Utf8JsonWriter writer, string name, decimal number) => writer.WriteString(name, Text(number));

    private static void Sums(Utf8JsonWriter writer, RetailSale sale)
    {
        var paid = sale.Payments.Where(payment => !payment.IsArchived).Sum(payment => payment.Amount - payment.Tip);
        var shown = sale.Head.Odd == BillHead.Voucher ? sale.Payments[0].Amount : sale.Total;
        Put(writer, "displayableSubtotal", sale.Head.Place == 1 ? sale.Total : sale.Total - sale.Tax);
        writer.WriteString("ticketNumber", Ticket(sale.Head));
        Put(writer, "calcDiscount", sale.Discount);
        Put(writer, "calcTotal", sale.Total);
        Put(writer, "calcSubtotal", sale.Total + sale.Discount - sale.Tax);
        Put(writer, "calcTaxable", sale.Total - sale.Tax);
        Put(writer, "calcNonTaxable", 0);
        Put(writer, "calcAvgCost", 0);
        Put(writer, "calcFIFOCost", 0);
        Put(writer, "calcTax1", sale.Tax);
        Put(writer, "calcTax2", 0);
        Put(writer, "calcPayments", paid + sale.Tips);
        Put(writer, "calcTips", sale.Tips);
        Put(writer, "total", sale.Total);
        Put(writer, "totalDue", shown);
        Put(writer, "displayableTotal", shown);
        Put(writer, "balance", sale.Head.State == BillState.Open ? sale.Total : 0);
    }

    /// <summary>Gives the number on the ticket.</summary>
    public static string Ticket(BillHead head) => $"22{RetailIds.Sale(head.Index):0000000000}";

    private static void Payment(Utf8JsonWriter writer, RetailSale sale, RetailPayment payment, Action<Utf8JsonWriter>? type)
    {
        writer.WriteStartObject();
        Put(writer, "salePaymentID", payment.Id);
        Put(writer, "amount", payment.Amount);
        Put(writer, "tipAmount", payment.Tip);
        writer.WriteString("createTime", Time(sale.Head.Closed));
        writer.WriteString("archived", Flag(payment.IsArchived));
        writer.WriteString("remoteReference", "");
        writer.WriteString("paymentID", "");
        Put(writer, "saleID", RetailIds.Sale(sale.Head.Index));
        Put(writer, "paymentTypeID", payment.TypeId);
        Put(writer, "ccChargeID", payment.Means == PayMeans.Card ? payment.Id : 0);
        Put(writer, "refPaymentID", 0);
        Put(writer, "registerID", RetailIds.Register(sale.Head));
        Put(writer, "employeeID", sale.Bill.Staff);
        Put(writer, "creditAccountID", payment.Means == PayMeans.GiftCard ? 1 + (payment.Id % 90) : 0);
        if (type is not null)
        {
            writer.WritePropertyName("PaymentType");
            type(writer);
        }

        writer.WriteEndObject();
    }

    private void Line(Utf8JsonWriter writer, RetailSale sale, RetailLine line, Predicate<string> loads)
    {
        writer.WriteStartObject();
        Put(writer, "saleLineID", line.Id);
        writer.WriteString("createTime", Time(sale.Head.Created));
        writer.WriteString("timeStamp", Time(sale.Head.Closed > 0 ? sale.Head.Closed : sale.Head.Updated));
        Put(writer, "unitQuantity", line.Quantity);
        Put(writer, "unitPrice", line.UnitPrice);
        Put(writer, "normalUnitPrice", 0);
        Put(writer, "discountAmount", 0);
        Put(writer, "discountPercent", line.Fraction);
        Put(writer, "avgCost", 0);
        Put(writer, "fifoCost", 0);
        writer.WriteString("tax", "true");
        Put(writer, "tax1Rate", line.Rate);
        Put(writer, "tax2Rate", 0);
        writer.WriteString("isLayaway", "false");
        writer.WriteString("isWorkorder", "false");
        writer.WriteString("isSpecialOrder", "false");
        Put(writer, "displayableSubtotal", sale.Head.Place == 1 ? line.Total : line.Subtotal - line.Discount);
        Put(writer, "displayableUnitPrice", line.UnitPrice);
        Put(writer, "calcLineDiscount", line.Discount);
        Put(writer, "calcTransactionDiscount", 0);
        Put(writer, "calcTotal", line.Total);
        Put(writer, "calcSubtotal", line.Subtotal);
        Put(writer, "calcTax1", line.Tax);
        Put(writer, "calcTax2", 0);
        Put(writer, "taxClassID", line.TaxClass);
        Put(writer, "customerID", 0);
        Put(writer, "discountID", RetailTables.DiscountOf(line.Fraction));
        Put(writer, "employeeID", sale.Bill.Staff);
        Put(writer, "itemID", line.ItemId);
        Put(writer, "noteID", 0);
        Put(writer, "parentSaleLineID", line.ParentId);
        Put(writer, "shopID", sale.Head.Place + 1);
        Put(writer, "taxCategoryID", sale.Head.Place + 1);
        Put(writer, "saleID", RetailIds.Sale(sale.Head.Index));
        Load(writer, "Item", "Item", line.ItemId, loads);
        Load(writer, "TaxClass", "TaxClass", line.TaxClass, loads);
        Load(writer, "Discount", "Discount", RetailTables.DiscountOf(line.Fraction), loads);
        writer.WriteEndObject();
    }

    private void Load(Utf8JsonWriter writer, string relation, string table, long id, Predicate<string> loads)
    {
        if (id > 0 && loads("SaleLines." + relation) && tables.Find(table, id) is { } row)
        {
            writer.WritePropertyName(relation);
            row.WriteTo(writer);
        }
    }

    private void Relations(Utf8JsonWriter writer, RetailSale sale, Predicate<string> loads)
    {
        if (loads("TaxCategory") || loads("TaxCategory.TaxCategoryClasses"))
        {
            writer.WritePropertyName("TaxCategory");
            tables.TaxCategory(sale.Head.Place + 1, loads("TaxCategory.TaxCategoryClasses")).WriteTo(writer);
        }

        if (sale.Lines.Count > 0 && loads("SaleLines"))
        {
            writer.WriteStartObject("SaleLines");
            RetailPages.OneOrMany(writer, "SaleLine", sale.Lines, (inner, line) => Line(inner, sale, line, loads));
            writer.WriteEndObject();
        }

        if (sale.Payments.Count > 0 && (loads("SalePayments") || loads("SalePayments.PaymentType")))
        {
            writer.WriteStartObject("SalePayments");
            RetailPages.OneOrMany(writer, "SalePayment", sale.Payments, (inner, payment) => Payment(inner, sale, payment, loads("SalePayments.PaymentType") ? type => tables.Find("PaymentType", payment.TypeId)!.WriteTo(type) : null));
            writer.WriteEndObject();
        }
    }
}
