using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes what an order takes back and pays back.</summary>
/// <param name="names">The ids.</param>
/// <param name="lines">The lines.</param>
/// <param name="locations">The field of each location.</param>
internal sealed class OrderReturns(SquareNames names, OrderLines lines, byte[][] locations)
{
    /// <summary>Writes the return and its refund.</summary>
    public void Write(Utf8Text text, SaleOrder order, int total, int tax, int discount)
    {
        var (back, backTax, backDiscount) = OrderAmounts.Sums(order.Returned);
        names.Write(text.Raw(",\"returns\":[{\"uid\":\"retour\",\"source_order_id\":\""u8), Kinds.Order, order.Source);
        text.Raw("\",\"return_line_items\":["u8);
        lines.Write(text, order.Returned, returned: true);
        text.Raw("]"u8);
        lines.Taxes(text, ",\"return_taxes\":["u8, order.Returned);
        if (backDiscount > 0)
        {
            text.Raw(",\"return_discounts\":[{\"uid\":\"remise\",\"source_discount_uid\":\"remise\",\"name\":\""u8).Raw(order.HappyHour ? "Happy hour"u8 : "Habitués"u8);
            text.Raw("\",\"type\":\"FIXED_PERCENTAGE\",\"percentage\":\""u8).Number(order.DiscountPercent).Raw("\",\"scope\":\"LINE_ITEM\",\"applied_money\":"u8);
            OrderAmounts.Money(text, backDiscount);
            text.Raw("}]"u8);
        }

        if (order.TipBack > 0)
        {
            OrderAmounts.Money(text.Raw(",\"return_tips\":[{\"uid\":\"pourboire\",\"applied_money\":"u8), order.TipBack);
            names.Write(text.Raw(",\"source_tender_id\":\""u8), Kinds.Payment, (order.Source * 4) + order.RefundedTender);
            text.Raw("\"}]"u8);
        }

        back += order.TipBack;
        Amounts(text.Raw(",\"return_amounts\":"u8), back, backTax, backDiscount, order.TipBack, 0);
        Amounts(text.Raw("}],\"return_amounts\":"u8), back, backTax, backDiscount, order.TipBack, 0);
        Amounts(text.Raw(",\"net_amounts\":"u8), total + order.Tip - back, tax - backTax, discount - backDiscount, order.Tip - order.TipBack, order.ServiceCharge);
        names.Write(text.Raw(",\"refunds\":[{\"id\":\""u8), Kinds.Refund, order.Index);
        text.Raw("\","u8).Raw(locations[order.Location]).Raw(",\"transaction_id\":\""u8);
        names.Write(text, Kinds.Order, order.Source);
        text.Raw("\",\"tender_id\":\""u8);
        names.Write(text, Kinds.Payment, (order.Source * 4) + order.RefundedTender);
        text.Raw("\",\"created_at\":\""u8).Instant(order.Closed - 800);
        OrderAmounts.Money(text.Raw("\",\"reason\":\"Plat retourné\",\"amount_money\":"u8), back);
        text.Raw(",\"status\":\"APPROVED\"}]"u8);
    }

    private static void Amounts(Utf8Text text, int total, int tax, int discount, int tip, int service)
    {
        OrderAmounts.Money(text.Raw("{\"total_money\":"u8), total);
        OrderAmounts.Money(text.Raw(",\"tax_money\":"u8), tax);
        OrderAmounts.Money(text.Raw(",\"discount_money\":"u8), discount);
        OrderAmounts.Money(text.Raw(",\"tip_money\":"u8), tip);
        OrderAmounts.Money(text.Raw(",\"service_charge_money\":"u8), service);
        text.Raw("}"u8);
    }
}
