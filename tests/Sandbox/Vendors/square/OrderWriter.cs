using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes orders in the vendor's form.</summary>
internal sealed class OrderWriter
{
    private readonly SquareNames names;
    private readonly OrderLines lines;
    private readonly OrderTenders tenders;
    private readonly OrderReturns returns;
    private readonly byte[][] locations;
    private readonly byte[] regular;
    private readonly byte[] happyHour;

    /// <summary>Prepares the parts that repeat.</summary>
    public OrderWriter(SquareNames names)
    {
        this.names = names;
        locations = [.. names.Locations.Select(id => SquareNames.Utf8($"\"location_id\":\"{id}\""))];
        lines = new OrderLines(names);
        tenders = new OrderTenders(names, locations);
        returns = new OrderReturns(names, lines, locations);
        regular = SquareNames.Utf8($"{{\"uid\":\"remise\",\"catalog_object_id\":\"{names.RegularDiscount}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"Habitués\",\"type\":\"VARIABLE_PERCENTAGE\",\"scope\":\"ORDER\",\"percentage\":\"");
        happyHour = SquareNames.Utf8($"{{\"uid\":\"remise\",\"catalog_object_id\":\"{names.HappyHourDiscount}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"Happy hour\",\"type\":\"FIXED_PERCENTAGE\",\"scope\":\"LINE_ITEM\",\"pricing_rule_id\":\"{names.HappyHourRule}\",\"percentage\":\"");
    }

    /// <summary>Writes one order.</summary>
    public void Write(Utf8Text text, SaleOrder order)
    {
        names.Write(text.Raw("{\"id\":\""u8), Kinds.Order, order.Index);
        text.Raw("\","u8).Raw(locations[order.Location]).Raw(order.IsOnline ? ",\"version\":4,\"source\":{\"name\":\"Le Vieux Moulin en ligne\"},\"created_at\":\""u8 : ",\"source\":{\"name\":\"Point of Sale\"},\"created_at\":\""u8).Instant(order.Created);
        text.Raw("\",\"updated_at\":\""u8).Instant(order.Updated).Raw("\","u8);
        if (order.Closed > 0)
        {
            text.Raw("\"closed_at\":\""u8).Instant(order.Closed).Raw("\","u8);
        }

        text.Raw(order.State switch { SaleState.Open => "\"state\":\"OPEN\""u8, SaleState.Canceled => "\"state\":\"CANCELED\""u8, _ => "\"state\":\"COMPLETED\""u8 });
        if (order.Table > 0)
        {
            text.Raw(",\"ticket_name\":\"Table "u8).Number(order.Table).Raw("\""u8);
        }

        if (order.Lines.Count > 0)
        {
            text.Raw(",\"line_items\":["u8);
            lines.Write(text, order.Lines, returned: false);
            text.Raw("]"u8);
            lines.Taxes(text, ",\"taxes\":["u8, order.Lines);
            Discounts(text, ",\"discounts\":["u8, order, order.Lines);
        }

        ServiceCharge(text, order);
        tenders.Write(text, order);
        var (total, tax, discount) = OrderAmounts.Sums(order.Lines);
        total += order.ServiceCharge;
        if (order.Source >= 0)
        {
            returns.Write(text, order, total, tax, discount);
        }

        var tip = order.Tip;
        var due = order.State == SaleState.Completed ? 0 : total;
        OrderAmounts.Money(text.Raw(",\"total_money\":"u8), total + tip);
        OrderAmounts.Money(text.Raw(",\"total_tax_money\":"u8), tax);
        OrderAmounts.Money(text.Raw(",\"total_discount_money\":"u8), discount);
        OrderAmounts.Money(text.Raw(",\"total_tip_money\":"u8), tip);
        OrderAmounts.Money(text.Raw(",\"total_service_charge_money\":"u8), order.ServiceCharge);
        OrderAmounts.Money(text.Raw(",\"net_amount_due_money\":"u8), order.State == SaleState.Canceled ? 0 : due);
        text.Raw("}"u8);
    }

    private void Discounts(Utf8Text text, ReadOnlySpan<byte> name, SaleOrder order, List<SaleLine> lines)
    {
        if (order.DiscountPercent == 0)
        {
            return;
        }

        text.Raw(name).Raw(order.HappyHour ? happyHour : regular).Number(order.DiscountPercent);
        OrderAmounts.Money(text.Raw("\",\"applied_money\":"u8), OrderAmounts.Sums(lines).Discount);
        text.Raw("}]"u8);
    }

    private static void ServiceCharge(Utf8Text text, SaleOrder order)
    {
        if (order.ServiceCharge == 0)
        {
            return;
        }

        text.Raw(",\"service_charges\":[{\"uid\":\"service\",\"name\":\"Service groupe\",\"percentage\":\"5.0\",\"calculation_phase\":\"TOTAL_PHASE\",\"taxable\":false,\"type\":\"CUSTOM\",\"treatment_type\":\"LINE_ITEM_TREATMENT\",\"scope\":\"ORDER\",\"applied_money\":"u8);
        OrderAmounts.Money(text, order.ServiceCharge);
        OrderAmounts.Money(text.Raw(",\"total_money\":"u8), order.ServiceCharge);
        OrderAmounts.Money(text.Raw(",\"total_tax_money\":"u8), 0);
        text.Raw("}]"u8);
    }
}
