using System.Text.Json;
using static LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK.RestaurantText;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>Writes sales in the vendor's words; the first version spells its times its own way.</summary>
internal sealed class RestaurantSaleWriter(RestaurantIds ids, BillBooks books)
{
    /// <summary>Writes one, with what was asked to be included.</summary>
    public void Write(Utf8JsonWriter writer, RestaurantSale sale, IReadOnlySet<string> include, bool first)
    {
        var head = sale.Head;
        writer.WriteStartObject();
        writer.WriteString("accountReference", ids.Unique(head.Index, 0));
        writer.WriteString("accountFiscId", RestaurantIds.Account(head));
        writer.WriteString("receiptId", RestaurantIds.Receipt(head));
        writer.WriteStartObject("source");
        writer.WriteString("initialAccountId", RestaurantIds.Account(head.Source >= 0 ? books.Find(head.Source)!.Head : head));
        if (head.Source >= 0)
        {
            writer.WriteString("previousAccountId", RestaurantIds.Account(books.Find(head.Source)!.Head));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("salesLines");
        foreach (var line in sale.Lines)
        {
            Line(writer, sale, line, include, first);
        }

        writer.WriteEndArray();
        if (include.Contains("payments"))
        {
            writer.WriteStartArray("payments");
            foreach (var payment in sale.Payments)
            {
                Payment(writer, sale, payment, include);
            }

            writer.WriteEndArray();
        }

        writer.WriteString(first ? "timeofOpening" : "timeOfOpening", Time(head.Created));
        writer.WriteString(first ? "timeofCloseAndPaid" : "timeClosed", Time(head.Closed));
        writer.WriteBoolean("cancelled", sale.IsCancelled);
        Rest(writer, sale, include);
        writer.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter writer, RestaurantSale sale, IReadOnlySet<string> include)
    {
        if (include.Contains("table") && sale.Bill.Table > 0)
        {
            writer.WriteString("tableNumber", $"{sale.Bill.Table}");
            writer.WriteString("tableName", $"Table {sale.Bill.Table}");
        }

        if (include.Contains("account_profile"))
        {
            writer.WriteString("accountProfileCode", "AAP");
        }

        if (include.Contains("staff"))
        {
            writer.WriteString("ownerName", $"Serveur {sale.Bill.Staff}");
            writer.WriteNumber("ownerId", 14_670 + sale.Bill.Staff);
        }

        writer.WriteString("type", sale.Type);
        writer.WriteStartArray("externalReferences");
        writer.WriteEndArray();
        writer.WriteNumber("nbCovers", (decimal)sale.Bill.Covers + 0.0m);
        writer.WriteBoolean("dineIn", true);
        writer.WriteNumber("deviceId", RestaurantIds.Device(sale.Head.Place));
        writer.WriteString("deviceName", $"Caisse {sale.Head.Place + 1}");
        if (sale.IsCancelled)
        {
            writer.WriteString("voidReason", sale.Head.Index % 2 == 0 ? "User Mistake" : "Waited too long");
        }

        if (sale.Head.Index % 13 == 4)
        {
            writer.WriteStartObject("moodSurvey");
            writer.WriteNumber("score", 4);
            writer.WriteEndObject();
        }
    }

    private static void Line(Utf8JsonWriter writer, RestaurantSale sale, RestaurantLine line, IReadOnlySet<string> include, bool first)
    {
        writer.WriteStartObject();
        writer.WriteString("id", line.Id);
        if (line.ParentId is not null)
        {
            writer.WriteString("parentLineId", line.ParentId);
        }

        writer.WriteString("totalNetAmountWithTax", Fine(line.Total));
        writer.WriteString("totalNetAmountWithoutTax", Fine(line.Total - line.Tax));
        writer.WriteString("menuListPrice", Cents(line.Line.Cents / 100m));
        writer.WriteString("unitCostPrice", "0.00");
        writer.WriteString("serviceCharge", Cents(line.Service));
        writer.WriteString("serviceChargeType", line.Service == 0 ? "NO_SERVICE_CHARGE" : "APPORTIONED");
        writer.WriteString("serviceChargeRate", line.Service == 0 ? "0.00" : "5.00");
        writer.WriteString("taxCode", line.TaxCode);
        writer.WriteString("taxAmount", Fine(line.Tax));
        writer.WriteString("taxRatePercentage", Cents(line.Line.TaxTenths / 10m));
        writer.WriteStartArray("taxLines");
        writer.WriteStartObject();
        writer.WriteString("taxId", $"{41_910_290_874_000 + line.Line.TaxTenths}");
        writer.WriteString("taxCode", line.TaxCode);
        writer.WriteString("taxRate", (1 + (line.Line.TaxTenths / 1000m)).ToString("0.0###", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("taxAmount", Fine(line.Tax));
        writer.WriteBoolean("taxIncluded", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        Discount(writer, sale, line);
        writer.WriteString("sku", line.Sku);
        writer.WriteString("name", line.Name);
        if (line.NameOverride is not null)
        {
            writer.WriteString("nameOverride", line.NameOverride);
        }

        writer.WriteString("statisticGroup", Carte.Categories[line.Category]);
        writer.WriteString("quantity", Quantity(line.Quantity));
        writer.WriteStartObject("accountingGroup");
        writer.WriteNumber("accountingGroupId", RestaurantIds.Group(line.Category));
        writer.WriteString("name", Carte.Categories[line.Category]);
        writer.WriteString("statisticGroup", Carte.Categories[line.Category]);
        writer.WriteString("code", $"70{line.Category:00}");
        writer.WriteEndObject();
        writer.WriteString("currency", "EUR");
        writer.WriteString(first ? "timeofSale" : "timeOfSale", Time(sale.Head.Created + 60_000));
        Place(writer, sale, include);
        writer.WriteEndObject();
    }

    private static void Discount(Utf8JsonWriter writer, RestaurantSale sale, RestaurantLine line)
    {
        var isOnLine = sale.Discount is { Percent: 10 };
        writer.WriteString("discountAmount", Cents(isOnLine ? line.Discount : 0));
        writer.WriteString("accountDiscountAmount", Cents(isOnLine ? 0 : line.Discount));
        if (sale.Discount is var (_, code, name))
        {
            writer.WriteString(isOnLine ? "discountType" : "accountDiscountType", "DISCOUNT");
            writer.WriteString(isOnLine ? "discountCode" : "accountDiscountCode", code);
            writer.WriteString(isOnLine ? "discountName" : "accountDiscountName", name);
        }

        writer.WriteString("totalDiscountAmount", Cents(line.Discount));
    }

    private static void Place(Utf8JsonWriter writer, RestaurantSale sale, IReadOnlySet<string> include)
    {
        if (include.Contains("staff"))
        {
            writer.WriteNumber("staffId", 14_670 + sale.Bill.Staff);
            writer.WriteString("staffName", $"Serveur {sale.Bill.Staff}");
        }

        if (include.Contains("revenue_center"))
        {
            writer.WriteString("revenueCenter", sale.Head.Place == 0 ? "Salle" : "Terrasse");
            writer.WriteNumber("revenueCenterId", 700 + sale.Head.Place);
        }
    }

    private void Payment(Utf8JsonWriter writer, RestaurantSale sale, RestaurantPayment payment, IReadOnlySet<string> include)
    {
        writer.WriteStartObject();
        writer.WriteString("code", payment.Method.Code);
        writer.WriteString("description", payment.Method.Name);
        writer.WriteNumber("paymentMethodId", 800 + (int)payment.Means);
        writer.WriteString("netAmountWithTax", Cents(payment.Amount));
        writer.WriteString("currency", "EUR");
        writer.WriteString("tip", Cents(payment.Tip));
        writer.WriteString("type", payment.Means == PayMeans.Account ? "ACCOUNTS_RECEIVABLE" : "NORMAL");
        writer.WriteString("deviceId", $"{RestaurantIds.Device(sale.Head.Place)}");
        writer.WriteString("deviceName", $"Caisse {sale.Head.Place + 1}");
        Place(writer, sale, include);
        writer.WriteString("fiscId", RestaurantIds.Payment(sale.Head, payment.Place));
        writer.WriteString("uuid", ids.Unique(sale.Head.Index, 1 + payment.Place));
        writer.WriteString("fiscDate", Time(sale.Head.Closed - 900));
        writer.WriteString("surcharge", "0.00");
        writer.WriteString("roundingAmount", "0.00");
        writer.WriteEndObject();
    }
}
