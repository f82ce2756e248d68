using System.Text.Json;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Sales;

/// <summary>How an order becomes a bill.</summary>
public sealed class SquareOrderTests
{
    [Fact]
    public void A_bill_has_tips_out_of_its_tenders_rates_as_fractions_and_a_total_that_is_the_sum_of_its_lines()
    {
        Map(Plugged.Fixture("order-dinner.json")).ShouldBeRecord("""
            {
              "kind": "SALE", "status": "COMPLETED", "statusRaw": "COMPLETED", "number": "12", "customerId": "C-9",
              "openedAt": "2026-05-14T19:02:11.5+00:00", "closedAt": "2026-05-14T21:09:58+00:00",
              "total": {"amount": 149.05, "currency": "EUR"}, "tax": {"amount": 11.22, "currency": "EUR"},
              "tip": {"amount": 5.00, "currency": "EUR"}, "rounding": {"amount": -0.03, "currency": "EUR"},
              "lines": [
                {
                  "id": "a", "kind": "ITEM", "kindRaw": "ITEM", "variantId": "V-ENTRECOTE", "name": "Entrecôte", "quantity": {"value": 2, "unit": "C62"},
                  "unitPrice": {"amount": 24.50, "currency": "EUR"}, "discount": {"amount": 5.20, "currency": "EUR"},
                  "total": {"amount": 46.80, "currency": "EUR"}, "tax": {"amount": 4.25, "currency": "EUR"},
                  "taxes": [{"name": "TVA 10 %", "amount": {"amount": 4.25, "currency": "EUR"}, "rate": 0.1, "isIncluded": true}],
                  "discounts": [{"name": "Happy hour", "amount": {"amount": 5.20, "currency": "EUR"}, "promotionId": "R-HAPPY"}]
                },
                {
                  "id": "a1", "kind": "ITEM", "parentId": "a", "variantId": "M-POIVRE", "name": "Sauce poivre", "quantity": {"value": 2, "unit": "C62"},
                  "unitPrice": {"amount": 1.50, "currency": "EUR"}, "total": {"amount": 0.00, "currency": "EUR"}, "tax": {"amount": 0.00, "currency": "EUR"}, "taxes": [], "discounts": []
                },
                {
                  "id": "b", "kind": "ITEM", "kindRaw": "ITEM", "variantId": "V-MORGON", "name": "Morgon", "quantity": {"value": 1, "unit": "C62"},
                  "unitPrice": {"amount": 32.00, "currency": "EUR"},
                  "total": {"amount": 32.00, "currency": "EUR"}, "tax": {"amount": 5.33, "currency": "EUR"},
                  "taxes": [{"name": "TVA 20 %", "amount": {"amount": 5.33, "currency": "EUR"}, "rate": 0.2, "isIncluded": true}], "discounts": []
                },
                {
                  "id": "c", "kind": "ITEM", "kindRaw": "ITEM", "variantId": "V-COMTE", "name": "Comté", "quantity": {"value": 0.250, "unit": "KGM"},
                  "unitPrice": {"amount": 40.00, "currency": "EUR"}, "total": {"amount": 10.00, "currency": "EUR"}, "tax": {"amount": 0.91, "currency": "EUR"},
                  "taxes": [{"name": "TVA 10 %", "amount": {"amount": 0.91, "currency": "EUR"}, "rate": 0.1, "isIncluded": true}], "discounts": []
                },
                {
                  "id": "d", "kind": "CUSTOM_AMOUNT", "kindRaw": "CUSTOM_AMOUNT", "name": "Vase cassé", "quantity": {"value": 1, "unit": "C62"},
                  "unitPrice": {"amount": 5.00, "currency": "EUR"}, "total": {"amount": 5.28, "currency": "EUR"}, "tax": {"amount": 0.28, "currency": "EUR"},
                  "taxes": [{"name": "Taxe", "amount": {"amount": 0.28, "currency": "EUR"}, "rate": 0.055, "isIncluded": false}], "discounts": []
                },
                {
                  "id": "e", "kind": "GIFT_CARD", "kindRaw": "GIFT_CARD", "name": "Bon cadeau", "quantity": {"value": 1, "unit": "C62"},
                  "unitPrice": {"amount": 50.00, "currency": "EUR"}, "total": {"amount": 50.00, "currency": "EUR"}, "tax": {"amount": 0.00, "currency": "EUR"}, "taxes": [], "discounts": []
                },
                {
                  "id": "f", "kind": "OTHER", "kindRaw": "HOLOGRAM", "name": "Inconnu", "quantity": {"value": 1, "unit": "C62"},
                  "total": {"amount": 0.00, "currency": "EUR"}, "tax": {"amount": 0.00, "currency": "EUR"}, "taxes": [], "discounts": []
                },
                {
                  "id": "s", "kind": "CHARGE", "name": "Service", "quantity": {"value": 1, "unit": "C62"},
                  "total": {"amount": 5.00, "currency": "EUR"}, "tax": {"amount": 0.45, "currency": "EUR"},
                  "taxes": [{"name": "TVA 10 %", "amount": {"amount": 0.45, "currency": "EUR"}, "rate": 0.1, "isIncluded": true}], "discounts": []
                }
              ],
              "tenders": [
                {
                  "id": "P-CARD", "kind": "CARD", "kindRaw": "CARD", "name": "VISA", "amount": {"amount": 99.05, "currency": "EUR"}, "tip": {"amount": 5.00, "currency": "EUR"},
                  "fee": {"amount": 1.71, "currency": "EUR"}, "at": "2026-05-14T21:09:00+00:00", "paymentId": "P-CARD"
                },
                {"id": "P-CASH", "kind": "CASH", "kindRaw": "CASH", "amount": {"amount": 50.00, "currency": "EUR"}, "paymentId": "P-CASH"}
              ],
              "id": "O-DINNER", "locationId": "L1", "aliases": {"reference": "web-4411"}
            }
            """);
    }

    [Fact]
    public void What_is_taken_back_is_negative_and_names_the_line_it_takes_back()
    {
        Map(Plugged.Fixture("order-return.json")).ShouldBeRecord("""
            {
              "kind": "REFUND", "status": "COMPLETED", "statusRaw": "COMPLETED", "originalSaleId": "O-DINNER",
              "openedAt": "2026-05-15T09:00:00+00:00", "closedAt": "2026-05-15T09:00:01+00:00",
              "total": {"amount": -23.12, "currency": "EUR"}, "tax": {"amount": -2.06, "currency": "EUR"},
              "tip": {"amount": -1.00, "currency": "EUR"}, "rounding": {"amount": -0.01, "currency": "EUR"},
              "lines": [
                {
                  "id": "ra", "kind": "ITEM", "kindRaw": "ITEM", "variantId": "V-ENTRECOTE", "name": "Entrecôte", "quantity": {"value": -1, "unit": "C62"},
                  "unitPrice": {"amount": 24.50, "currency": "EUR"}, "discount": {"amount": -2.45, "currency": "EUR"},
                  "total": {"amount": -22.05, "currency": "EUR"}, "tax": {"amount": -2.00, "currency": "EUR"},
                  "taxes": [{"name": "TVA 10 %", "amount": {"amount": -2.00, "currency": "EUR"}, "rate": 0.1, "isIncluded": true}],
                  "discounts": [{"name": "Happy hour", "amount": {"amount": -2.45, "currency": "EUR"}, "promotionId": "D-HAPPY"}],
                  "returnOf": {"saleId": "O-DINNER", "lineId": "a"}
                },
                {
                  "id": "rs", "kind": "CHARGE", "name": "Service", "quantity": {"value": -1, "unit": "C62"},
                  "total": {"amount": -1.06, "currency": "EUR"}, "tax": {"amount": -0.06, "currency": "EUR"},
                  "taxes": [{"name": "Taxe", "amount": {"amount": -0.06, "currency": "EUR"}, "rate": 0.055, "isIncluded": false}], "discounts": [],
                  "returnOf": {"saleId": "O-DINNER", "lineId": "s"}
                }
              ],
              "tenders": [
                {"id": "F-1", "kind": "OTHER", "amount": {"amount": -23.12, "currency": "EUR"}, "tip": {"amount": -1.00, "currency": "EUR"}, "at": "2026-05-15T09:00:01+00:00"}
              ],
              "id": "O-RETURN", "locationId": "L1"
            }
            """);
    }

    [Fact]
    public void Money_given_back_without_goods_is_a_line_and_what_failed_is_not()
    {
        var sale = Map(Plugged.Fixture("order-money-back.json"));

        sale.Kind.Value.ShouldBe(SaleKind.Refund);
        sale.Total.ShouldBe(new Money(-5.00m, "EUR"));
        sale.Lines.ShouldHaveSingleItem().Total.ShouldBe(new Money(-5.00m, "EUR"));
        sale.Tenders.ShouldHaveSingleItem().Amount.ShouldBe(new Money(-5.00m, "EUR"));
    }

    [Theory]
    [InlineData("EUR", "12.34")]
    [InlineData("JPY", "1234")]
    [InlineData("XPF", "1234")]
    [InlineData("TND", "1.234")]
    [InlineData("SEK", "12.34")]
    public void Minor_units_become_major_ones_by_the_currency_s_own_decimals(string currency, string expected)
    {
        var json = """{"id":"O","location_id":"L1","line_items":[{"uid":"a","quantity":"1","total_money":{"amount":1234,"currency":"?"}}]}""".Replace("?", currency, StringComparison.Ordinal);

        Map(json).Total.ShouldBe(new Money(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), currency));
    }

    [Theory]
    [InlineData("OPEN", SaleStatus.Open)]
    [InlineData("DRAFT", SaleStatus.Open)]
    [InlineData("COMPLETED", SaleStatus.Completed)]
    [InlineData("CANCELED", SaleStatus.Cancelled)]
    [InlineData("PAUSED", SaleStatus.Other)]
    public void A_state_keeps_the_vendor_s_word_even_when_it_is_new(string state, SaleStatus expected) =>
        Map($$$"""{"id":"O","location_id":"L1","state":"{{{state}}}","total_money":{"amount":0,"currency":"EUR"}}""").Status.ShouldBe(new Open<SaleStatus>(expected, state));

    [Theory]
    [InlineData("""{"location_id":"L1","total_money":{"amount":0,"currency":"EUR"}}""", "id")]
    [InlineData("""{"id":"O","location_id":"L1","line_items":[{"uid":"a","quantity":"1"}]}""", "total_money")]
    [InlineData("""{"id":"O","location_id":"L1","total_money":{"amount":12.5,"currency":"EUR"}}""", "minor units")]
    [InlineData("""{"id":"O","location_id":"L1","total_money":{"amount":12}}""", "currency")]
    [InlineData("""{"id":"O","location_id":"L1","total_money":"12 EUR"}""", "amount")]
    [InlineData("""{"id":"O","location_id":"L1","line_items":[{"uid":"a","quantity":"two","total_money":{"amount":1,"currency":"EUR"}}]}""", "two")]
    [InlineData("""{"id":"O","location_id":"L1"}""", "currency")]
    public void A_bill_that_lacks_what_it_must_have_is_set_aside_with_the_reason(string json, string reason) =>
        Should.Throw<JsonException>(() => Map(json)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("CARD", TenderKind.Card)]
    [InlineData("THIRD_PARTY_CARD", TenderKind.Card)]
    [InlineData("CASH", TenderKind.Cash)]
    [InlineData("SQUARE_GIFT_CARD", TenderKind.GiftCard)]
    [InlineData("WALLET", TenderKind.Wallet)]
    [InlineData("BANK_ACCOUNT", TenderKind.Wallet)]
    [InlineData("BUY_NOW_PAY_LATER", TenderKind.Other)]
    [InlineData("BEADS", TenderKind.Other)]
    public void A_tender_s_means_is_told(string type, TenderKind expected) =>
        Map($$$"""{"id":"O","location_id":"L1","tenders":[{"type":"{{{type}}}","amount_money":{"amount":100,"currency":"EUR"}}]}""")
            .Tenders[0].Kind.ShouldBe(new Open<TenderKind>(expected, type));

    [Fact]
    public void A_meal_voucher_is_known_by_the_till_s_note() =>
        Map("""{"id":"O","location_id":"L1","tenders":[{"type":"OTHER","note":"Titre-Restaurant n° 4","amount_money":{"amount":100,"currency":"EUR"}}]}""")
            .Tenders[0].Kind.ShouldBe(new Open<TenderKind>(TenderKind.MealVoucher, "OTHER"));

    [Theory]
    [InlineData("""{"volume_unit":"METRIC_LITER"}""", "LTR", null)]
    [InlineData("""{"weight_unit":"METRIC_GRAM"}""", "GRM", null)]
    [InlineData("""{"custom_unit":{"name":"Planche","abbreviation":"pl"}}""", "ZZ", "Planche")]
    [InlineData("""{"volume_unit":"GENERIC_SHOT"}""", "ZZ", "GENERIC_SHOT")]
    [InlineData("""{"generic_unit":"UNIT"}""", "C62", null)]
    public void A_quantity_keeps_its_unit(string unit, string code, string? name) =>
        Map($$$"""{"id":"O","location_id":"L1","line_items":[{"uid":"a","quantity":"1.5","quantity_unit":{"measurement_unit": {{{unit}}} },"total_money":{"amount":1,"currency":"EUR"}}]}""")
            .Lines[0].Quantity.ShouldBe(new Quantity(1.5m, code, name));

    private static Sale Map(string json) => new RecordedVendor().Ability<IFeed<Sale>>().Map(Recorded.Raw(json));
}
