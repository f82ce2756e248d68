using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Retail;

/// <summary>How an R-Series sale becomes a bill.</summary>
public sealed class RetailSaleTests
{
    [Fact]
    public void A_sale_has_its_tip_out_of_its_tender_and_a_single_line_that_is_no_array() =>
        Map(Plugged.Fixture("retail-sale.json")).ShouldBeRecord("""
            {
              "locationId": "3", "aliases": {"reference": "op-1"}, "kind": "SALE", "status": "COMPLETED", "number": "220000009001",
              "openedAt": "2026-03-01T11:58:00+00:00", "closedAt": "2026-03-01T12:40:10+00:00", "registerId": "2", "staffId": "8", "customerId": "51",
              "total": {"amount": 19.8, "currency": "EUR"}, "tax": {"amount": 1.8, "currency": "EUR"}, "tip": {"amount": 1.5, "currency": "EUR"},
              "lines": [{
                "id": "1", "kind": "ITEM", "variantId": "77", "quantity": {"value": 2, "unit": "C62"}, "unitPrice": {"amount": 10, "currency": "EUR"},
                "discount": {"amount": 2, "currency": "EUR"}, "total": {"amount": 19.8, "currency": "EUR"}, "tax": {"amount": 1.8, "currency": "EUR"},
                "taxes": [{"name": "TVA 10", "amount": {"amount": 1.8, "currency": "EUR"}, "rate": 0.1, "isIncluded": false}],
                "discounts": [{"amount": {"amount": 2, "currency": "EUR"}, "promotionId": "4"}]
              }],
              "tenders": [{"id": "31", "kind": "CARD", "kindRaw": "credit card", "name": "Carte bancaire", "amount": {"amount": 19.8, "currency": "EUR"}, "tip": {"amount": 1.5, "currency": "EUR"}, "at": "2026-03-01T12:40:00+00:00"}],
              "id": "9001"
            }
            """);

    [Fact]
    public void Negative_lines_alone_are_a_refund_with_unrounded_amounts_two_taxes_and_the_lines_they_take_back()
    {
        var sale = Map(Edited(row =>
        {
            row["total"] = "-11.49";
            row["calcTax1"] = "-0.5";
            row["calcTax2"] = "-1";
            row["calcTips"] = "0";
            var line = row["SaleLines"]!["SaleLine"]!;
            (line["unitQuantity"], line["calcTotal"], line["calcTax1"], line["calcTax2"], line["tax2Rate"], line["parentSaleLineID"]) = ("-1", "-11.4860025", "-0.4995", "-0.9965025", "0.09975", "275");
        }));

        (sale.Kind.Value, sale.Total.Amount, sale.Tax.Amount, sale.Tip).ShouldBe((SaleKind.Refund, -11.49m, -1.5m, null));
        var line = sale.Lines.ShouldHaveSingleItem();
        (line.Total.Amount, line.Tax.Amount, line.ReturnOf, line.Discount?.Amount).ShouldBe((-11.4860025m, -1.4960025m, new SaleLineReference(null, "275"), -2m));
        line.Taxes.Select(tax => (tax.Name, tax.Rate)).ShouldBe([("TVA 10", 0.1m), ("tax2", 0.09975m)]);
    }

    [Fact]
    public void A_voucher_sold_is_money_that_went_into_it_and_an_archived_payment_never_was()
    {
        var sale = Map(Edited(row =>
        {
            row.Remove("SaleLines");
            (row["total"], row["calcTax1"], row["calcTips"]) = ("0", "0", "0");
            row["SalePayments"]!["SalePayment"] = JsonNode.Parse("""
                [{"salePaymentID":"1","amount":"50","tipAmount":"0","archived":"false","PaymentType":{"name":"Espèces","type":"cash"}},
                 {"salePaymentID":"2","amount":"-50","tipAmount":"0","archived":"false","PaymentType":{"name":"Bon","type":"gift card"}},
                 {"salePaymentID":"3","amount":"50","tipAmount":"0","archived":"true","PaymentType":{"name":"Espèces","type":"cash"}}]
                """);
        }));

        (sale.Kind.Value, sale.Total.Amount, sale.Lines.Count).ShouldBe((SaleKind.Sale, 0m, 0));
        sale.Tenders.Select(tender => (tender.Kind.Value, tender.Amount.Amount)).ShouldBe([(TenderKind.Cash, 50m), (TenderKind.GiftCard, -50m)]);
    }

    [Theory]
    [InlineData("true", "true", "false", SaleStatus.Cancelled)]
    [InlineData("true", "false", "false", SaleStatus.Completed)]
    [InlineData("true", "false", "true", SaleStatus.Completed)]
    [InlineData("false", "false", "true", SaleStatus.Cancelled)]
    [InlineData("false", "false", "false", SaleStatus.Open)]
    public void Three_flags_say_how_far_a_sale_is(string completed, string voided, string archived, SaleStatus expected) =>
        Map(Edited(row => (row["completed"], row["voided"], row["archived"]) = (completed, voided, archived))).Status.Value.ShouldBe(expected);

    [Theory]
    [InlineData("Titres-restaurant", "user defined", null, TenderKind.MealVoucher)]
    [InlineData("Chèque", "user defined", null, TenderKind.Other)]
    [InlineData("Chèque", "user defined", "wallet", TenderKind.Wallet)]
    [InlineData("Compte", "credit account", null, TenderKind.Account)]
    [InlineData("Troc", "hologram", null, TenderKind.Other)]
    [InlineData("Troc", "hologram", "meal_voucher", TenderKind.MealVoucher)]
    public void A_means_of_payment_is_what_the_configuration_the_type_or_its_name_say(string name, string type, string? configured, TenderKind expected)
    {
        var settings = configured is null ? Plugged.RetailSettings : $$"""{"currency":"EUR","tenders":{"{{name}}":"{{configured}}"} }""";
        var row = Edited(row => row["SalePayments"]!["SalePayment"]![0]!["PaymentType"] = new JsonObject { ["name"] = name, ["type"] = type });

        Map(row, settings).Tenders.ShouldHaveSingleItem().Kind.ShouldBe(new Open<TenderKind>(expected, type));
    }

    [Theory]
    [InlineData("saleID")]
    [InlineData("completed")]
    public void A_sale_without_what_it_must_have_is_no_sale(string field) => Should.Throw<JsonException>(() => Map(Edited(row => row.Remove(field))));

    [Fact]
    public void Numbers_and_flags_that_come_as_such_are_read_like_text() =>
        Recorded.Json(Map(Edited(row => (row["saleID"], row["completed"], row["total"]) = (9001, true, 19.8m)))).ShouldBe(Recorded.Json(Map(Plugged.Fixture("retail-sale.json"))));

    [Fact]
    public void Without_any_word_on_the_currency_the_operator_is_told_what_to_say() =>
        Should.Throw<ConnectorException>(() => Map(Plugged.Fixture("retail-sale.json"), "{}")).Fault.Message.ShouldContain("api.currency");

    private static string Edited(Action<JsonObject> edit)
    {
        var row = JsonNode.Parse(Plugged.Fixture("retail-sale.json"))!.AsObject();
        edit(row);
        return row.ToJsonString();
    }

    private static Sale Map(string row, string settings = Plugged.RetailSettings) => new RecordedVendor().Retail<IFeed<Sale>>(settings).Map(Plugged.Raw(row));
}
