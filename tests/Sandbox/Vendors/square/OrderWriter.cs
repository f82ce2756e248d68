using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes orders in the vendor's form.</summary>
internal sealed class OrderWriter
{
    private readonly SquareNames names;
    private readonly byte[][] locations;
    private readonly byte[][] items;
    private readonly byte[][][] modifiers;
    private readonly byte[][] taxes;
    private readonly byte[] regular;
    private readonly byte[] happyHour;

    /// <summary>Prepares the parts that repeat.</summary>
    public OrderWriter(SquareNames names)
    {
        this.names = names;
        locations = [.. names.Locations.Select(id => SquareNames.Utf8($"\"location_id\":\"{id}\""))];
        items = [.. Menu.Items.Select(item => SquareNames.Utf8($"\",\"catalog_object_id\":\"{names.Variation(item.Index)}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"{item.ItemName}\",\"variation_name\":\"{item.Name}\",\"item_type\":\"ITEM\"{(item.ByWeight ? ",\"quantity_unit\":{\"measurement_unit\":{\"weight_unit\":\"METRIC_KILOGRAM\",\"type\":\"TYPE_WEIGHT\"},\"precision\":3,\"catalog_object_id\":\"" + names.Ids.Make(Kinds.Unit, 0) + "\"}" : "")},\"quantity\":\""))];
        modifiers = [.. Menu.ModifierLists.Select((list, l) => list.Modifiers.Select((modifier, m) => SquareNames.Utf8($"\",\"catalog_object_id\":\"{names.Modifier(l, m)}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"{modifier.Name}\",\"quantity\":\"1\",\"base_price_money\":{{\"amount\":{modifier.Cents},\"currency\":\"EUR\"}},\"total_price_money\":")).ToArray())];
        taxes = [.. Menu.TaxTenths.Select((rate, i) => SquareNames.Utf8($"{{\"uid\":\"tva-{rate}\",\"catalog_object_id\":\"{names.Taxes[i]}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"TVA {Rate(rate)} %\",\"percentage\":\"{Rate(rate)}\",\"type\":\"INCLUSIVE\",\"scope\":\"LINE_ITEM\",\"applied_money\":"))];
        regular = SquareNames.Utf8($"{{\"uid\":\"remise\",\"catalog_object_id\":\"{names.RegularDiscount}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"Habitués\",\"type\":\"VARIABLE_PERCENTAGE\",\"scope\":\"ORDER\",\"percentage\":\"");
        happyHour = SquareNames.Utf8($"{{\"uid\":\"remise\",\"catalog_object_id\":\"{names.HappyHourDiscount}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"Happy hour\",\"type\":\"FIXED_PERCENTAGE\",\"scope\":\"LINE_ITEM\",\"pricing_rule_id\":\"{names.HappyHourRule}\",\"percentage\":\"");
    }

    /// <summary>Gives a rate as the vendor writes it.</summary>
    public static string Rate(int tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Writes one order.</summary>
    public void Write(Utf8Text text, SaleOrder order)
    {
        Id(text.Raw("{\"id\":\""u8), Kinds.Order, order.Index);
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
            Lines(text, order.Lines, returned: false);
            text.Raw("]"u8);
            Taxes(text, ",\"taxes\":["u8, order.Lines);
            Discounts(text, ",\"discounts\":["u8, order, order.Lines);
        }

        ServiceCharge(text, order);
        Tenders(text, order);
        var (total, tax, discount) = Sums(order.Lines);
        total += order.ServiceCharge;
        if (order.Source >= 0)
        {
            Returns(text, order, total, tax, discount);
        }

        var tip = order.Tip;
        var due = order.State == SaleState.Completed ? 0 : total;
        Money(text.Raw(",\"total_money\":"u8), total + tip);
        Money(text.Raw(",\"total_tax_money\":"u8), tax);
        Money(text.Raw(",\"total_discount_money\":"u8), discount);
        Money(text.Raw(",\"total_tip_money\":"u8), tip);
        Money(text.Raw(",\"total_service_charge_money\":"u8), order.ServiceCharge);
        Money(text.Raw(",\"net_amount_due_money\":"u8), order.State == SaleState.Canceled ? 0 : due);
        text.Raw("}"u8);
    }

    /// <summary>Writes an amount in cents.</summary>
    public static void Money(Utf8Text text, long cents) => text.Raw("{\"amount\":"u8).Number(cents).Raw(",\"currency\":\"EUR\"}"u8);

    /// <summary>Writes an id.</summary>
    public void Id(Utf8Text text, int kind, long index) => names.Ids.Write(text.Take(IdCodec.Length), kind, index);

    /// <summary>Adds up total, tax and discount.</summary>
    public static (int Total, int Tax, int Discount) Sums(List<SaleLine> lines)
    {
        var (total, tax, discount) = (0, 0, 0);
        foreach (ref readonly var line in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines))
        {
            total += line.Total;
            tax += line.Tax;
            discount += line.Discount;
        }

        return (total, tax, discount);
    }

    private static void Quantity(Utf8Text text, int thousandths)
    {
        text.Number(thousandths / 1000);
        var rest = thousandths % 1000;
        if (rest > 0)
        {
            var digits = text.Raw("."u8).Take(3);
            (digits[0], digits[1], digits[2]) = ((byte)('0' + (rest / 100)), (byte)('0' + (rest / 10 % 10)), (byte)('0' + (rest % 10)));
        }
    }

    private void Lines(Utf8Text text, List<SaleLine> lines, bool returned)
    {
        foreach (ref readonly var line in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines))
        {
            text.Raw("{\"uid\":\""u8).Hex(line.Uid);
            if (line.SourceUid != 0)
            {
                text.Raw("\",\"source_line_item_uid\":\""u8).Hex(line.SourceUid);
            }

            text.Raw(line.Item is { } item ? items[item.Index]
                : line.GiftCard ? "\",\"name\":\"Carte cadeau\",\"item_type\":\"GIFT_CARD\",\"quantity\":\""u8
                : "\",\"name\":\"Montant libre\",\"item_type\":\"CUSTOM_AMOUNT\",\"quantity\":\""u8);
            Quantity(text, line.Thousandths);
            Modifiers(text.Raw("\""u8), in line, returned);
            Money(text.Raw(",\"base_price_money\":"u8), line.Base);
            Money(text.Raw(returned ? ",\"gross_return_money\":"u8 : ",\"gross_sales_money\":"u8), line.Gross);
            Money(text.Raw(",\"total_tax_money\":"u8), line.Tax);
            Money(text.Raw(",\"total_discount_money\":"u8), line.Discount);
            Money(text.Raw(",\"total_money\":"u8), line.Total);
            if (line.TaxTenths > 0)
            {
                text.Raw(",\"applied_taxes\":[{\"uid\":\""u8).Hex(line.Uid + 1).Raw("\",\"tax_uid\":\"tva-"u8).Number(line.TaxTenths);
                Money(text.Raw("\",\"applied_money\":"u8), line.Tax);
                text.Raw("}]"u8);
            }

            if (line.Discount > 0)
            {
                Money(text.Raw(",\"applied_discounts\":[{\"uid\":\""u8).Hex(line.Uid + 2).Raw("\",\"discount_uid\":\"remise\",\"applied_money\":"u8), line.Discount);
                text.Raw("}]"u8);
            }

            text.Raw("},"u8);
        }

        text.Unwrite();
    }

    private void Modifiers(Utf8Text text, in SaleLine line, bool returned)
    {
        if (line.ModifierList < 0)
        {
            return;
        }

        text.Raw(returned ? ",\"return_modifiers\":["u8 : ",\"modifiers\":["u8);
        var list = modifiers[line.ModifierList];
        for (var i = 0; i < list.Length; i++)
        {
            if ((line.Modifiers >> i & 1) == 1)
            {
                text.Raw("{\"uid\":\""u8).Hex(line.Uid + 16 + (ulong)i).Raw(list[i]);
                Money(text, (((long)Menu.ModifierLists[line.ModifierList].Modifiers[i].Cents * line.Thousandths) + 500) / 1000);
                text.Raw("},"u8);
            }
        }

        text.Unwrite();
        text.Raw("]"u8);
    }

    private void Taxes(Utf8Text text, ReadOnlySpan<byte> name, List<SaleLine> lines)
    {
        Span<int> sums = stackalloc int[Menu.TaxTenths.Length];
        Span<bool> used = stackalloc bool[Menu.TaxTenths.Length];
        foreach (ref readonly var line in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines))
        {
            var place = Array.IndexOf(Menu.TaxTenths, line.TaxTenths);
            if (place >= 0)
            {
                sums[place] += line.Tax;
                used[place] = true;
            }
        }

        if (!used.Contains(true))
        {
            return;
        }

        text.Raw(name);
        for (var i = 0; i < sums.Length; i++)
        {
            if (used[i])
            {
                Money(text.Raw(taxes[i]), sums[i]);
                text.Raw("},"u8);
            }
        }

        text.Unwrite();
        text.Raw("]"u8);
    }

    private void Discounts(Utf8Text text, ReadOnlySpan<byte> name, SaleOrder order, List<SaleLine> lines)
    {
        if (order.DiscountPercent == 0)
        {
            return;
        }

        text.Raw(name).Raw(order.HappyHour ? happyHour : regular).Number(order.DiscountPercent);
        Money(text.Raw("\",\"applied_money\":"u8), Sums(lines).Discount);
        text.Raw("}]"u8);
    }

    private static void ServiceCharge(Utf8Text text, SaleOrder order)
    {
        if (order.ServiceCharge == 0)
        {
            return;
        }

        text.Raw(",\"service_charges\":[{\"uid\":\"service\",\"name\":\"Service groupe\",\"percentage\":\"5.0\",\"calculation_phase\":\"TOTAL_PHASE\",\"taxable\":false,\"type\":\"CUSTOM\",\"treatment_type\":\"LINE_ITEM_TREATMENT\",\"scope\":\"ORDER\",\"applied_money\":"u8);
        Money(text, order.ServiceCharge);
        Money(text.Raw(",\"total_money\":"u8), order.ServiceCharge);
        Money(text.Raw(",\"total_tax_money\":"u8), 0);
        text.Raw("}]"u8);
    }

    private void Tenders(Utf8Text text, SaleOrder order)
    {
        if (order.Tenders.Count == 0)
        {
            return;
        }

        text.Raw(",\"tenders\":["u8);
        for (var i = 0; i < order.Tenders.Count; i++)
        {
            var tender = order.Tenders[i];
            Id(text.Raw("{\"id\":\""u8), Kinds.Payment, (order.Index * 4) + i);
            text.Raw("\","u8).Raw(locations[order.Location]).Raw(",\"transaction_id\":\""u8);
            Id(text, Kinds.Order, order.Index);
            text.Raw("\",\"created_at\":\""u8).Instant(order.Closed - 1500);
            Money(text.Raw("\",\"amount_money\":"u8), tender.Amount + tender.Tip);
            if (tender.Tip > 0)
            {
                Money(text.Raw(",\"tip_money\":"u8), tender.Tip);
            }

            if (tender.Fee > 0)
            {
                Money(text.Raw(",\"processing_fee_money\":"u8), tender.Fee);
            }

            TenderDetails(text, in tender);
            text.Raw(",\"payment_id\":\""u8);
            Id(text, Kinds.Payment, (order.Index * 4) + i);
            text.Raw("\"},"u8);
        }

        text.Unwrite();
        text.Raw("]"u8);
    }

    private static void TenderDetails(Utf8Text text, in SaleTender tender)
    {
        switch (tender.Means)
        {
            case TenderMeans.Cash:
                Money(text.Raw(",\"type\":\"CASH\",\"cash_details\":{\"buyer_tendered_money\":"u8), tender.Handed);
                Money(text.Raw(",\"change_back_money\":"u8), tender.Handed - tender.Amount);
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

    /// <summary>Writes a card.</summary>
    public static void Card(Utf8Text text, int card)
    {
        text.Raw("{\"card_brand\":\""u8).Raw((card % 8) switch { 0 => "AMERICAN_EXPRESS"u8, < 4 => "MASTERCARD"u8, _ => "VISA"u8 });
        text.Raw("\",\"last_4\":\""u8).Number(1000 + (card % 9000)).Raw("\"}"u8);
    }

    private void Returns(Utf8Text text, SaleOrder order, int total, int tax, int discount)
    {
        var (back, backTax, backDiscount) = Sums(order.Returned);
        Id(text.Raw(",\"returns\":[{\"uid\":\"retour\",\"source_order_id\":\""u8), Kinds.Order, order.Source);
        text.Raw("\",\"return_line_items\":["u8);
        Lines(text, order.Returned, returned: true);
        text.Raw("]"u8);
        Taxes(text, ",\"return_taxes\":["u8, order.Returned);
        if (backDiscount > 0)
        {
            text.Raw(",\"return_discounts\":[{\"uid\":\"remise\",\"source_discount_uid\":\"remise\",\"name\":\""u8).Raw(order.HappyHour ? "Happy hour"u8 : "Habitués"u8);
            text.Raw("\",\"type\":\"FIXED_PERCENTAGE\",\"percentage\":\""u8).Number(order.DiscountPercent).Raw("\",\"scope\":\"LINE_ITEM\",\"applied_money\":"u8);
            Money(text, backDiscount);
            text.Raw("}]"u8);
        }

        if (order.TipBack > 0)
        {
            Money(text.Raw(",\"return_tips\":[{\"uid\":\"pourboire\",\"applied_money\":"u8), order.TipBack);
            Id(text.Raw(",\"source_tender_id\":\""u8), Kinds.Payment, (order.Source * 4) + order.RefundedTender);
            text.Raw("\"}]"u8);
        }

        back += order.TipBack;
        Amounts(text.Raw(",\"return_amounts\":"u8), back, backTax, backDiscount, order.TipBack, 0);
        Amounts(text.Raw("}],\"return_amounts\":"u8), back, backTax, backDiscount, order.TipBack, 0);
        Amounts(text.Raw(",\"net_amounts\":"u8), total + order.Tip - back, tax - backTax, discount - backDiscount, order.Tip - order.TipBack, order.ServiceCharge);
        Id(text.Raw(",\"refunds\":[{\"id\":\""u8), Kinds.Refund, order.Index);
        text.Raw("\","u8).Raw(locations[order.Location]).Raw(",\"transaction_id\":\""u8);
        Id(text, Kinds.Order, order.Source);
        text.Raw("\",\"tender_id\":\""u8);
        Id(text, Kinds.Payment, (order.Source * 4) + order.RefundedTender);
        text.Raw("\",\"created_at\":\""u8).Instant(order.Closed - 800);
        Money(text.Raw("\",\"reason\":\"Plat retourné\",\"amount_money\":"u8), back);
        text.Raw(",\"status\":\"APPROVED\"}]"u8);
    }

    private static void Amounts(Utf8Text text, int total, int tax, int discount, int tip, int service)
    {
        Money(text.Raw("{\"total_money\":"u8), total);
        Money(text.Raw(",\"tax_money\":"u8), tax);
        Money(text.Raw(",\"discount_money\":"u8), discount);
        Money(text.Raw(",\"tip_money\":"u8), tip);
        Money(text.Raw(",\"service_charge_money\":"u8), service);
        text.Raw("}"u8);
    }
}
