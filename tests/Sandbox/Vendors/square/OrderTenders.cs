using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes how an order was paid.</summary>
/// <param name="names">The ids.</param>
/// <param name="locations">The field of each location.</param>
internal sealed class OrderTenders(SquareNames names, byte[][] locations)
{
    /// <summary>Writes the tenders; nothing without one.</summary>
    public void Write(Utf8Text text, SaleOrder order)
    {
        if (order.Tenders.Count == 0)
        {
            return;
        }

        text.Raw(",\"tenders\":["u8);
        for (var i = 0; i < order.Tenders.Count; i++)
        {
            var tender = order.Tenders[i];
            names.Write(text.Raw("{\"id\":\""u8), Kinds.Payment, (order.Index * 4) + i);
            text.Raw("\","u8).Raw(locations[order.Location]).Raw(",\"transaction_id\":\""u8);
            names.Write(text, Kinds.Order, order.Index);
            text.Raw("\",\"created_at\":\""u8).Instant(order.Closed - 1500);
            OrderAmounts.Money(text.Raw("\",\"amount_money\":"u8), tender.Amount + tender.Tip);
            if (tender.Tip > 0)
            {
                OrderAmounts.Money(text.Raw(",\"tip_money\":"u8), tender.Tip);
            }

            if (tender.Fee > 0)
            {
                OrderAmounts.Money(text.Raw(",\"processing_fee_money\":"u8), tender.Fee);
            }

            TenderDetails(text, in tender);
            text.Raw(",\"payment_id\":\""u8);
            names.Write(text, Kinds.Payment, (order.Index * 4) + i);
            text.Raw("\"},"u8);
        }

        text.Unwrite();
        text.Raw("]"u8);
    }

    /// <summary>Writes a card.</summary>
    public static void Card(Utf8Text text, int card)
    {
        text.Raw("{\"card_brand\":\""u8).Raw((card % 8) switch { 0 => "AMERICAN_EXPRESS"u8, < 4 => "MASTERCARD"u8, _ => "VISA"u8 });
        text.Raw("\",\"last_4\":\""u8).Number(1000 + (card % 9000)).Raw("\"}"u8);
    }

    private static void TenderDetails(Utf8Text text, in SaleTender tender)
    {
        switch (tender.Means)
        {
            case TenderMeans.Cash:
                OrderAmounts.Money(text.Raw(",\"type\":\"CASH\",\"cash_details\":{\"buyer_tendered_money\":"u8), tender.Handed);
                OrderAmounts.Money(text.Raw(",\"change_back_money\":"u8), tender.Handed - tender.Amount);
                text.Raw("}"u8);
                break;
            case TenderMeans.MealVoucher:
                text.Raw(",\"type\":\"OTHER\",\"note\":\"Titre-restaurant\""u8);
                break;
            case TenderMeans.GiftCard:
                text.Raw(",\"type\":\"SQUARE_GIFT_CARD\""u8);
                break;
            default:
                text.Raw(",\"type\":\"CARD\",\"card_details\":{\"status\":\"CAPTURED\",\"card\":"u8);
                Card(text, tender.Card);
                text.Raw(",\"entry_method\":\""u8).Raw(tender.Card % 3 == 0 ? "EMV\"}"u8 : "CONTACTLESS\"}"u8);
                break;
        }
    }
}
