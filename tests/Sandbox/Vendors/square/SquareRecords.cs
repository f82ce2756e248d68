using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The ledger in the contract's words: sales and payments.</summary>
internal sealed class SquareRecords(SaleBooks books, SquareNames names)
{
    /// <summary>Gives all sales.</summary>
    public IEnumerable<Action<Utf8JsonWriter>> Sales()
    {
        var read = books.Reader();
        for (var i = 0; i < books.Count; i++)
        {
            var index = i;
            yield return writer => Sale(writer, read(index));
        }
    }

    /// <summary>Gives all payments and refunds.</summary>
    public IEnumerable<Action<Utf8JsonWriter>> Payments()
    {
        var read = books.Reader();
        for (var i = 0; i < books.Count; i++)
        {
            var order = read(i);
            for (var n = 0; n < order.Tenders.Count; n++)
            {
                var tender = n;
                yield return writer => Payment(writer, order, tender);
            }

            if (order.Source >= 0)
            {
                yield return writer => Refund(writer, order);
            }
        }
    }

    private static string State(SaleState state) => state switch { SaleState.Open => "OPEN", SaleState.Completed => "COMPLETED", _ => "CANCELLED" };

    private static (string Word, string Tender, string Payment) Means(TenderMeans means) => means switch
    {
        TenderMeans.Cash => ("CASH", "CASH", "CASH"),
        TenderMeans.MealVoucher => ("MEAL_VOUCHER", "OTHER", "EXTERNAL"),
        TenderMeans.GiftCard => ("GIFT_CARD", "SQUARE_GIFT_CARD", "CARD"),
        _ => ("CARD", "CARD", "CARD"),
    };

    private string Order(long index) => names.Ids.Make(Kinds.Order, index);

    private void Sale(Utf8JsonWriter writer, SaleOrder order)
    {
        var (sold, soldTax, _) = OrderAmounts.Sums(order.Lines);
        var (back, backTax, _) = OrderAmounts.Sums(order.Returned);
        writer.WriteStartObject();
        writer.WriteString("id", Order(order.Index));
        writer.WriteString("locationId", names.Locations[order.Location]);
        writer.WriteString("kind", order.Source >= 0 && order.Lines.Count == 0 ? "REFUND" : "SALE");
        writer.Open("status", State(order.State), order.State.ToString().ToUpperInvariant());
        writer.Instant("openedAt", order.Created);
        writer.Instant("closedAt", order.Closed);
        writer.Text("originalSaleId", order.Source >= 0 ? Order(order.Source) : null);
        writer.Text("table", order.Table > 0 ? "Table " + order.Table.ToString(CultureInfo.InvariantCulture) : null);
        writer.Cents("total", sold + order.ServiceCharge - back);
        writer.Cents("tax", soldTax - backTax);
        if (order.Tip != order.TipBack)
        {
            writer.Cents("tip", order.Tip - order.TipBack);
        }

        writer.WriteStartArray("lines");
        order.Lines.ForEach(line => Line(writer, order, line, 1));
        order.Returned.ForEach(line => Line(writer, order, line, -1));
        if (order.ServiceCharge > 0)
        {
            Charge(writer, order.ServiceCharge);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tenders");
        for (var i = 0; i < order.Tenders.Count; i++)
        {
            Tender(writer, order, i);
        }

        if (order.Source >= 0)
        {
            writer.WriteStartObject();
            writer.WriteString("id", names.Ids.Make(Kinds.Refund, order.Index));
            writer.Cents("amount", -back);
            if (order.TipBack > 0)
            {
                writer.Cents("tip", -order.TipBack);
            }

            writer.Instant("at", order.Closed - 800);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Charge(Utf8JsonWriter writer, int cents)
    {
        writer.WriteStartObject();
        writer.WriteString("id", "service");
        writer.WriteString("kind", "CHARGE");
        writer.WriteString("name", "Service groupe");
        writer.Quantity("quantity", 1, "C62");
        writer.Cents("total", cents);
        writer.Cents("tax", 0);
        writer.WriteEndObject();
    }

    private void Line(Utf8JsonWriter writer, SaleOrder order, SaleLine line, int sign)
    {
        writer.WriteStartObject();
        writer.WriteString("id", line.Uid.ToString("x16", CultureInfo.InvariantCulture));
        writer.Open("kind", line.Item is not null ? "ITEM" : line.GiftCard ? "GIFT_CARD" : "CUSTOM_AMOUNT", line.Item is not null ? "ITEM" : line.GiftCard ? "GIFT_CARD" : "CUSTOM_AMOUNT");
        writer.Text("variantId", line.Item is { } item ? names.Variation(item.Index) : null);
        writer.WriteString("name", line.Item?.ItemName ?? (line.GiftCard ? "Carte cadeau" : "Montant libre"));
        writer.Quantity("quantity", sign * line.Thousandths / 1000m, line.Item?.ByWeight == true ? "KGM" : "C62");
        writer.Cents("unitPrice", line.Base);
        if (line.Discount > 0)
        {
            writer.Cents("discount", sign * line.Discount);
        }

        writer.Cents("total", sign * line.Total);
        writer.Cents("tax", sign * line.Tax);
        if (line.TaxTenths > 0)
        {
            writer.WriteStartArray("taxes");
            writer.WriteStartObject();
            writer.WriteString("name", $"TVA {OrderAmounts.Rate(line.TaxTenths)} %");
            writer.Cents("amount", sign * line.Tax);
            writer.WriteNumber("rate", line.TaxTenths / 1000m);
            writer.WriteBoolean("isIncluded", true);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (line.Discount > 0)
        {
            writer.WriteStartArray("discounts");
            writer.WriteStartObject();
            writer.WriteString("name", order.HappyHour ? "Happy hour" : "Habitués");
            writer.Cents("amount", sign * line.Discount);
            writer.Text("promotionId", sign < 0 ? null : order.HappyHour ? names.HappyHourRule : names.RegularDiscount);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (sign < 0 && line.SourceUid != 0)
        {
            writer.WriteStartObject("returnOf");
            writer.WriteString("saleId", Order(order.Source));
            writer.WriteString("lineId", line.SourceUid.ToString("x16", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void Tender(Utf8JsonWriter writer, SaleOrder order, int number)
    {
        var paid = order.Tenders[number];
        writer.WriteStartObject();
        writer.WriteString("id", names.Payment(order.Index, number));
        writer.Open("kind", Means(paid.Means).Word, Means(paid.Means).Tender);
        writer.Text("name", paid.Means == TenderMeans.MealVoucher ? "Titre-restaurant" : null);
        writer.Cents("amount", paid.Amount);
        if (paid.Tip > 0)
        {
            writer.Cents("tip", paid.Tip);
        }

        if (paid.Fee > 0)
        {
            writer.Cents("fee", paid.Fee);
        }

        writer.Instant("at", order.Closed - 1500);
        writer.WriteString("paymentId", names.Payment(order.Index, number));
        writer.WriteEndObject();
    }

    private void Payment(Utf8JsonWriter writer, SaleOrder order, int number)
    {
        var paid = order.Tenders[number];
        writer.WriteStartObject();
        writer.WriteString("id", names.Payment(order.Index, number));
        writer.WriteString("locationId", names.Locations[order.Location]);
        writer.WriteString("saleId", Order(order.Index));
        writer.Open("kind", Means(paid.Means).Word, Means(paid.Means).Payment);
        writer.Open("status", "COMPLETED", "COMPLETED");
        writer.Cents("amount", paid.Amount);
        if (paid.Tip > 0)
        {
            writer.Cents("tip", paid.Tip);
        }

        if (paid.Fee > 0)
        {
            writer.Cents("fee", paid.Fee);
        }

        writer.Instant("at", order.Closed - 1500);
        writer.WriteEndObject();
    }

    private void Refund(Utf8JsonWriter writer, SaleOrder order)
    {
        writer.WriteStartObject();
        writer.WriteString("id", names.Ids.Make(Kinds.Refund, order.Index));
        writer.WriteString("locationId", names.Locations[order.Location]);
        writer.WriteString("saleId", Order(order.Index));
        writer.WriteString("refundOf", names.Payment(order.Source, order.RefundedTender));
        writer.Open("kind", order.Means switch { TenderMeans.Cash => "CASH", TenderMeans.MealVoucher => "OTHER", _ => "CARD" }, order.Means switch { TenderMeans.Cash => "CASH", TenderMeans.MealVoucher => "EXTERNAL", _ => "CARD" });
        writer.Open("status", "COMPLETED", "COMPLETED");
        writer.Cents("amount", -(order.ReturnTotal + order.TipBack));
        if (order.FeeBack > 0)
        {
            writer.Cents("fee", -order.FeeBack);
        }

        writer.WriteString("reason", "Plat retourné");
        writer.Instant("at", order.Closed - 800);
        writer.WriteEndObject();
    }
}
