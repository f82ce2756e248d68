using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The menu as catalogue objects.</summary>
internal static class SquareMenu
{
    /// <summary>The items counted in stock: drinks in bottles and the shop's shelf.</summary>
    public static bool IsCounted(MenuItem item) => item.Category is 7 or 9 or 11;

    /// <summary>Makes all objects of the first day.</summary>
    public static IEnumerable<JsonObject> Objects(SquareNames names) =>
        [.. Taxes(names), .. Categories(names), .. ModifierLists(names), Unit(names), .. Items(names), .. Promotions(names)];

    private static JsonObject Thing(SquareNames names, string type, string id, JsonObject data) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["updated_at"] = SquareCatalog.Rfc(names.CatalogVersion),
        ["version"] = names.CatalogVersion,
        ["is_deleted"] = false,
        ["present_at_all_locations"] = true,
        [SquareCatalog.DataOf(type)] = data,
    };

    private static JsonObject Money(int cents) => new() { ["amount"] = cents, ["currency"] = "EUR" };

    private static IEnumerable<JsonObject> Taxes(SquareNames names) => Menu.TaxTenths.Select((rate, i) => Thing(names, "TAX", names.Taxes[i], new JsonObject
    {
        ["name"] = $"TVA {OrderAmounts.Rate(rate)} %",
        ["calculation_phase"] = "TAX_SUBTOTAL_PHASE",
        ["inclusion_type"] = "INCLUSIVE",
        ["percentage"] = OrderAmounts.Rate(rate),
        ["applies_to_custom_amounts"] = rate == 100,
        ["enabled"] = true,
    }));

    private static IEnumerable<JsonObject> Categories(SquareNames names) => Menu.Categories.Select((name, i) => Thing(names, "CATEGORY", names.Ids.Make(Kinds.Category, i), new JsonObject
    {
        ["name"] = name,
        ["category_type"] = "REGULAR_CATEGORY",
        ["is_top_level"] = true,
        ["online_visibility"] = true,
    }));

    private static IEnumerable<JsonObject> ModifierLists(SquareNames names) => Menu.ModifierLists.Select((list, l) => Thing(names, "MODIFIER_LIST", names.Ids.Make(Kinds.ModifierList, l), new JsonObject
    {
        ["name"] = list.Name,
        ["ordinal"] = l,
        ["selection_type"] = list.Single ? "SINGLE" : "MULTIPLE",
        ["modifier_type"] = "LIST",
        ["modifiers"] = new JsonArray([.. list.Modifiers.Select((modifier, m) => Thing(names, "MODIFIER", names.Modifier(l, m), new JsonObject
        {
            ["name"] = modifier.Name,
            ["price_money"] = Money(modifier.Cents),
            ["on_by_default"] = false,
            ["ordinal"] = m,
            ["modifier_list_id"] = names.Ids.Make(Kinds.ModifierList, l),
        }))]),
    }));

    private static JsonObject Unit(SquareNames names) => Thing(names, "MEASUREMENT_UNIT", names.Ids.Make(Kinds.Unit, 0), new JsonObject
    {
        ["measurement_unit"] = new JsonObject { ["weight_unit"] = "METRIC_KILOGRAM", ["type"] = "TYPE_WEIGHT" },
        ["precision"] = 3,
    });

    private static IEnumerable<JsonObject> Items(SquareNames names) => Menu.Items.GroupBy(form => form.Item).Select(forms =>
    {
        var first = forms.First();
        var id = names.Ids.Make(Kinds.Item, forms.Key);
        var data = new JsonObject
        {
            ["name"] = first.ItemName,
            ["is_taxable"] = true,
            ["tax_ids"] = new JsonArray(names.Taxes[Array.IndexOf(Menu.TaxTenths, first.TaxTenths)]),
            ["categories"] = new JsonArray(new JsonObject { ["id"] = names.Ids.Make(Kinds.Category, first.Category), ["ordinal"] = forms.Key }),
            ["reporting_category"] = new JsonObject { ["id"] = names.Ids.Make(Kinds.Category, first.Category), ["ordinal"] = forms.Key },
            ["variations"] = new JsonArray([.. forms.Select((form, ordinal) => Variation(names, form, id, ordinal))]),
            ["product_type"] = "FOOD_AND_BEV",
            ["is_archived"] = false,
            ["is_alcoholic"] = first.TaxTenths == 200,
        };
        if (first.ModifierList >= 0)
        {
            data["modifier_list_info"] = new JsonArray(new JsonObject { ["modifier_list_id"] = names.Ids.Make(Kinds.ModifierList, first.ModifierList), ["enabled"] = true });
        }

        var thing = Thing(names, "ITEM", id, data);
        if (first.ItemName == "Sole meunière")
        {
            thing["present_at_all_locations"] = false;
            thing["present_at_location_ids"] = new JsonArray(names.Locations[0]);
        }
        else if (!Menu.IsSoldAt(first, 1))
        {
            thing["absent_at_location_ids"] = new JsonArray(names.Locations[1]);
        }

        return thing;
    });

    private static JsonObject Variation(SquareNames names, MenuItem form, string item, int ordinal)
    {
        var data = new JsonObject
        {
            ["item_id"] = item,
            ["name"] = form.Name,
            ["sku"] = "LVM-" + (1000 + form.Index).ToString(CultureInfo.InvariantCulture),
            ["ordinal"] = ordinal,
            ["pricing_type"] = "FIXED_PRICING",
            ["price_money"] = Money(form.Cents),
            ["sellable"] = true,
            ["stockable"] = true,
        };
        if (form.ByWeight)
        {
            data["measurement_unit_id"] = names.Ids.Make(Kinds.Unit, 0);
        }

        if (IsCounted(form))
        {
            data["track_inventory"] = true;
            data["upc"] = "376012345" + (1000 + form.Index).ToString(CultureInfo.InvariantCulture);
        }

        if (form.Category == 6)
        {
            // Wine costs more on the terrace.
            data["location_overrides"] = new JsonArray(new JsonObject { ["location_id"] = names.Locations[1], ["price_money"] = Money(form.Cents + 100), ["pricing_type"] = "FIXED_PRICING" });
        }

        return Thing(names, "ITEM_VARIATION", names.Variation(form.Index), data);
    }

    private static JsonObject[] Promotions(SquareNames names) =>
    [
        Thing(names, "DISCOUNT", names.RegularDiscount, new JsonObject { ["name"] = "Habitués", ["discount_type"] = "VARIABLE_PERCENTAGE", ["percentage"] = "10.0", ["pin_required"] = false }),
        Thing(names, "DISCOUNT", names.HappyHourDiscount, new JsonObject { ["name"] = "Happy hour", ["discount_type"] = "FIXED_PERCENTAGE", ["percentage"] = "20.0", ["pin_required"] = false }),
        Thing(names, "DISCOUNT", names.Ids.Make(Kinds.Discount, 2), new JsonObject { ["name"] = "Geste commercial", ["discount_type"] = "FIXED_AMOUNT", ["amount_money"] = Money(500), ["pin_required"] = true }),
        Thing(names, "PRODUCT_SET", names.Ids.Make(Kinds.ProductSet, 0), new JsonObject { ["product_ids_any"] = new JsonArray(names.Ids.Make(Kinds.Category, 7), names.Ids.Make(Kinds.Category, 8)), ["quantity_min"] = 1 }),
        Thing(names, "TIME_PERIOD", names.Ids.Make(Kinds.TimePeriod, 0), new JsonObject { ["event"] = "BEGIN:VEVENT\nDTSTART:20251103T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH\nEND:VEVENT" }),
        Thing(names, "PRICING_RULE", names.HappyHourRule, new JsonObject
        {
            ["name"] = "Happy hour",
            ["time_period_ids"] = new JsonArray(names.Ids.Make(Kinds.TimePeriod, 0)),
            ["discount_id"] = names.HappyHourDiscount,
            ["match_products_id"] = names.Ids.Make(Kinds.ProductSet, 0),
            ["valid_from_date"] = "2025-11-03",
            ["valid_until_date"] = "2027-10-31",
        }),
        Thing(names, "DISCOUNT", names.Ids.Make(Kinds.Discount, 3), new JsonObject { ["name"] = "Fidélité", ["discount_type"] = "FIXED_PERCENTAGE", ["percentage"] = "7.5", ["pin_required"] = false, ["maximum_amount_money"] = Money(2000) }),
        Thing(names, "PRODUCT_SET", names.Ids.Make(Kinds.ProductSet, 1), new JsonObject { ["all_products"] = true, ["quantity_min"] = 1, ["quantity_max"] = 50 }),
        Thing(names, "PRODUCT_SET", names.Ids.Make(Kinds.ProductSet, 2), new JsonObject { ["product_ids_all"] = new JsonArray(names.Ids.Make(Kinds.Item, 44)), ["quantity_exact"] = 1 }),
        Thing(names, "PRICING_RULE", names.Ids.Make(Kinds.PricingRule, 1), new JsonObject
        {
            ["name"] = "Fidélité",
            ["discount_id"] = names.Ids.Make(Kinds.Discount, 3),
            ["match_products_id"] = names.Ids.Make(Kinds.ProductSet, 1),
            ["exclude_products_id"] = names.Ids.Make(Kinds.ProductSet, 2),
            ["valid_from_date"] = "2026-01-05",
            ["valid_from_local_time"] = "11:30:00",
            ["valid_until_date"] = "2027-12-31",
            ["valid_until_local_time"] = "23:30:00",
            ["minimum_order_subtotal_money"] = Money(3000),
            ["customer_group_ids_any"] = new JsonArray("GROUPE-FIDELITE"),
        }),
    ];
}
