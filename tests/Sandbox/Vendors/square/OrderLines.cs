using System.Runtime.InteropServices;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Writes what was sold or taken back, and the taxes on it.</summary>
internal sealed class OrderLines
{
    private readonly byte[][] items;
    private readonly byte[][][] modifiers;
    private readonly byte[][] taxes;

    /// <summary>Prepares the parts that repeat.</summary>
    public OrderLines(SquareNames names)
    {
        items = [.. Menu.Items.Select(item => SquareNames.Utf8($"\",\"catalog_object_id\":\"{names.Variation(item.Index)}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"{item.ItemName}\",\"variation_name\":\"{item.Name}\",\"item_type\":\"ITEM\"{(item.ByWeight ? ",\"quantity_unit\":{\"measurement_unit\":{\"weight_unit\":\"METRIC_KILOGRAM\",\"type\":\"TYPE_WEIGHT\"},\"precision\":3,\"catalog_object_id\":\"" + names.Ids.Make(Kinds.Unit, 0) + "\"}" : "")},\"quantity\":\""))];
        modifiers = [.. Menu.ModifierLists.Select((list, l) => list.Modifiers.Select((modifier, m) => SquareNames.Utf8($"\",\"catalog_object_id\":\"{names.Modifier(l, m)}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"{modifier.Name}\",\"quantity\":\"1\",\"base_price_money\":{{\"amount\":{modifier.Cents},\"currency\":\"EUR\"}},\"total_price_money\":")).ToArray())];
        taxes = [.. Menu.TaxTenths.Select((rate, i) => SquareNames.Utf8($"{{\"uid\":\"tva-{rate}\",\"catalog_object_id\":\"{names.Taxes[i]}\",\"catalog_version\":{names.CatalogVersion},\"name\":\"TVA {OrderAmounts.Rate(rate)} %\",\"percentage\":\"{OrderAmounts.Rate(rate)}\",\"type\":\"INCLUSIVE\",\"scope\":\"LINE_ITEM\",\"applied_money\":"))];
    }

    /// <summary>Writes the lines; at least one.</summary>
    public void Write(Utf8Text text, List<SaleLine> lines, bool returned)
    {
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(lines))
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
            OrderAmounts.Money(text.Raw(",\"base_price_money\":"u8), line.Base);
            OrderAmounts.Money(text.Raw(returned ? ",\"gross_return_money\":"u8 : ",\"gross_sales_money\":"u8), line.Gross);
            OrderAmounts.Money(text.Raw(",\"total_tax_money\":"u8), line.Tax);
            OrderAmounts.Money(text.Raw(",\"total_discount_money\":"u8), line.Discount);
            OrderAmounts.Money(text.Raw(",\"total_money\":"u8), line.Total);
            if (line.TaxTenths > 0)
            {
                text.Raw(",\"applied_taxes\":[{\"uid\":\""u8).Hex(line.Uid + 1).Raw("\",\"tax_uid\":\"tva-"u8).Number(line.TaxTenths);
                OrderAmounts.Money(text.Raw("\",\"applied_money\":"u8), line.Tax);
                text.Raw("}]"u8);
            }

            if (line.Discount > 0)
            {
                OrderAmounts.Money(text.Raw(",\"applied_discounts\":[{\"uid\":\""u8).Hex(line.Uid + 2).Raw("\",\"discount_uid\":\"remise\",\"applied_money\":"u8), line.Discount);
                text.Raw("}]"u8);
            }

            text.Raw("},"u8);
        }

        text.Unwrite();
    }

    /// <summary>Writes what each rate comes to; nothing without a tax.</summary>
    public void Taxes(Utf8Text text, ReadOnlySpan<byte> name, List<SaleLine> lines)
    {
        Span<int> sums = stackalloc int[Menu.TaxTenths.Length];
        Span<bool> used = stackalloc bool[Menu.TaxTenths.Length];
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(lines))
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
                OrderAmounts.Money(text.Raw(taxes[i]), sums[i]);
                text.Raw("},"u8);
            }
        }

        text.Unwrite();
        text.Raw("]"u8);
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
                OrderAmounts.Money(text, (((long)Menu.ModifierLists[line.ModifierList].Modifiers[i].Cents * line.Thousandths) + 500) / 1000);
                text.Raw("},"u8);
            }
        }

        text.Unwrite();
        text.Raw("]"u8);
    }
}
