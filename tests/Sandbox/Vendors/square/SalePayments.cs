using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes payments and refunds in the vendor's form.</summary>
internal sealed class SalePayments(SquareNames names)
{
    /// <summary>Writes one payment of an order.</summary>
    public void Payment(Utf8Text text, SaleOrder order, int tender, int refunded)
    {
        var paid = order.Tenders[tender];
        var id = names.Payment(order.Index, tender);
        Text(text, "{\"id\":\"", id).Raw("\",\"created_at\":\""u8).Instant(order.Closed - 1500).Raw("\",\"updated_at\":\""u8).Instant(order.Closed - 500);
        OrderAmounts.Money(text.Raw("\",\"amount_money\":"u8), paid.Amount);
        if (paid.Tip > 0)
        {
            OrderAmounts.Money(text.Raw(",\"tip_money\":"u8), paid.Tip);
        }

        OrderAmounts.Money(text.Raw(",\"total_money\":"u8), paid.Amount + paid.Tip);
        OrderAmounts.Money(text.Raw(",\"approved_money\":"u8), paid.Amount + paid.Tip);
        if (paid.Fee > 0)
        {
            text.Raw(",\"processing_fee\":[{\"effective_at\":\""u8).Instant(order.Closed + 8500);
            OrderAmounts.Money(text.Raw("\",\"type\":\"INITIAL\",\"amount_money\":"u8), paid.Fee);
            text.Raw("}]"u8);
        }

        if (refunded > 0)
        {
            OrderAmounts.Money(text.Raw(",\"refunded_money\":"u8), refunded);
        }

        text.Raw(",\"status\":\"COMPLETED\""u8);
        Details(text, in paid);
        Text(text, ",\"location_id\":\"", names.Locations[order.Location]);
        Text(text, "\",\"order_id\":\"", names.Ids.Make(Kinds.Order, order.Index));
        Text(text, "\",\"team_member_id\":\"", names.TeamMember);
        Text(text, "\",\"receipt_number\":\"", id[..4]).Raw("\",\"application_details\":{\"square_product\":\"SQUARE_POS\"}}"u8);
    }

    /// <summary>Writes the refund of an order that takes something back.</summary>
    public void Refund(Utf8Text text, SaleOrder order)
    {
        Text(text, "{\"id\":\"", names.Ids.Make(Kinds.Refund, order.Index));
        Text(text, "\",\"status\":\"COMPLETED\",\"location_id\":\"", names.Locations[order.Location]);
        OrderAmounts.Money(text.Raw("\",\"unlinked\":false,\"destination_type\":\""u8).Raw(order.Means switch
        {
            TenderMeans.Cash => "CASH"u8,
            TenderMeans.MealVoucher => "EXTERNAL"u8,
            _ => "CARD"u8,
        }).Raw("\",\"amount_money\":"u8), order.ReturnTotal + order.TipBack);
        if (order.FeeBack > 0)
        {
            text.Raw(",\"processing_fee\":[{\"effective_at\":\""u8).Instant(order.Closed + 8500);
            OrderAmounts.Money(text.Raw("\",\"type\":\"INITIAL\",\"amount_money\":"u8), -order.FeeBack);
            text.Raw("}]"u8);
        }

        Text(text, ",\"payment_id\":\"", names.Payment(order.Source, order.RefundedTender));
        Text(text, "\",\"order_id\":\"", names.Ids.Make(Kinds.Order, order.Index));
        text.Raw("\",\"reason\":\"Plat retourné\",\"created_at\":\""u8).Instant(order.Closed - 800).Raw("\",\"updated_at\":\""u8).Instant(order.Closed - 200).Raw("\"}"u8);
    }

    private static Utf8Text Text(Utf8Text text, string before, string value) => text.Raw(SquareNames.Utf8(before)).Raw(SquareNames.Utf8(value));

    private static void Details(Utf8Text text, in SaleTender paid)
    {
        switch (paid.Means)
        {
            case TenderMeans.Cash:
                OrderAmounts.Money(text.Raw(",\"source_type\":\"CASH\",\"cash_details\":{\"buyer_supplied_money\":"u8), paid.Handed);
                OrderAmounts.Money(text.Raw(",\"change_back_money\":"u8), paid.Handed - paid.Amount);
                text.Raw("}"u8);
                break;
            case TenderMeans.MealVoucher:
                text.Raw(",\"source_type\":\"EXTERNAL\",\"external_details\":{\"type\":\"FOOD_VOUCHER\",\"source\":\"Titre-restaurant\"}"u8);
                break;
            case TenderMeans.GiftCard:
                text.Raw(",\"source_type\":\"CARD\",\"card_details\":{\"status\":\"CAPTURED\",\"card\":{\"card_brand\":\"SQUARE_GIFT_CARD\",\"last_4\":\""u8).Number(1000 + (paid.Card % 9000)).Raw("\"}}"u8);
                break;
            default:
                OrderTenders.Card(text.Raw(",\"source_type\":\"CARD\",\"card_details\":{\"status\":\"CAPTURED\",\"card\":"u8), paid.Card);
                text.Raw(",\"entry_method\":\""u8).Raw(paid.Card % 3 == 0 ? "EMV\"}"u8 : "CONTACTLESS\"}"u8);
                break;
        }
    }
}
