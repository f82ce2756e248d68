using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Restaurant;

/// <summary>How a K-Series bill becomes ours.</summary>
public sealed class RestaurantSaleTests
{
    [Fact]
    public void A_refund_names_its_first_bill_and_is_negative() =>
        Map(Plugged.Fixture("restaurant-refund.json")).ShouldBeRecord("""
            {
              "locationId": "5", "kind": "REFUND", "kindRaw": "REFUND", "status": "COMPLETED", "number": "R12.7", "originalSaleId": "A12.3",
              "openedAt": "2026-03-01T19:02:00+00:00", "closedAt": "2026-03-01T20:31:00+00:00", "table": "12", "covers": 2,
              "total": {"amount": -28.000000, "currency": "EUR"}, "tax": {"amount": -2.545455, "currency": "EUR"},
              "lines": [{
                "id": "A12.7_1", "kind": "ITEM", "sku": "BAR", "name": "Bar de ligne", "quantity": {"value": -1.000, "unit": "C62"}, "unitPrice": {"amount": 28.00, "currency": "EUR"},
                "total": {"amount": -28.000000, "currency": "EUR"}, "tax": {"amount": -2.545455, "currency": "EUR"},
                "taxes": [{"name": "tax", "amount": {"amount": -2.545455, "currency": "EUR"}, "rate": 0.1, "isIncluded": true}], "discounts": []
              }],
              "tenders": [{"id": "A12.7_p", "kind": "CARD", "kindRaw": "CB", "name": "Carte", "amount": {"amount": -28.00, "currency": "EUR"}}],
              "id": "A12.7"
            }
            """);

    [Fact]
    public void A_bill_has_its_discounts_by_code_its_rates_as_fractions_and_its_rounding_in_the_total()
    {
        var sale = Map(Plugged.Fixture("restaurant-dinner.json"));

        (sale.Kind, sale.Status.Value, sale.OriginalSaleId).ShouldBe((new Open<SaleKind>(SaleKind.Sale, "SALE"), SaleStatus.Completed, null));
        (sale.Total.Amount, sale.Tax.Amount, sale.Rounding?.Amount, sale.Tip?.Amount).ShouldBe((48.48m, 5.106061m, -0.02m, 4m));
        var (dish, wine) = (sale.Lines[0], sale.Lines[1]);
        (dish.Name, dish.Discount?.Amount, dish.Category, dish.Quantity.Value).ShouldBe(("Bar, sans sel", 3.5m, "Plats", 1m));
        dish.Discounts.ShouldBe([new DiscountLine("Happy hour", new Money(2.5m, "EUR"), "5/HAPPY"), new DiscountLine("STAFF", new Money(1m, "EUR"), "5/STAFF")]);
        dish.Taxes.ShouldBe([new TaxLine("TVA10", new Money(2.272727m, "EUR"), 0.1m, true)]);
        (wine.ParentId, wine.Taxes[0].Rate).ShouldBe(("S1.1", 0.2m));
        sale.Tenders.Select(tender => (tender.Kind.Value, tender.Amount.Amount, tender.Tip?.Amount)).ShouldBe([(TenderKind.MealVoucher, 25m, null), (TenderKind.Account, 23.48m, 4m)]);
    }

    [Fact]
    public void A_tip_that_stands_inside_the_payment_is_taken_out_of_it()
    {
        var sale = Map(Edited("restaurant-dinner.json", row => row["payments"]![1]!["netAmountWithTax"] = "27.48"));

        sale.Tenders.Sum(tender => tender.Amount.Amount).ShouldBe(sale.Total.Amount);
        sale.Tip!.Value.Amount.ShouldBe(4m);
    }

    [Fact]
    public void Where_prices_are_without_tax_the_total_is_both_together()
    {
        var line = Map(Edited("restaurant-refund.json", row => row["salesLines"]![0]!.AsObject().Remove("totalNetAmountWithTax"))).Lines.ShouldHaveSingleItem();

        (line.Total.Amount, line.Taxes[0].IsIncluded).ShouldBe((-28m, false));
    }

    [Theory]
    [InlineData("VOID", SaleKind.Other)]
    [InlineData("RECALL", SaleKind.Other)]
    [InlineData("SPLIT", SaleKind.Other)]
    [InlineData("UPDATE", SaleKind.Other)]
    [InlineData("TRANSFER", SaleKind.Other)]
    [InlineData("FLOAT", SaleKind.Other)]
    [InlineData("TRANSITORY", SaleKind.Other)]
    [InlineData("CROSS_BL", SaleKind.Other)]
    [InlineData("CANCEL", SaleKind.Other)]
    [InlineData("HOLOGRAM", SaleKind.Other)]
    public void What_is_no_sale_is_kept_by_its_word_and_not_counted(string type, SaleKind expected) =>
        Map(Edited("restaurant-refund.json", row => row["type"] = type)).Kind.ShouldBe(new Open<SaleKind>(expected, type));

    [Fact]
    public void A_cancelled_bill_counts_for_nothing() => Map(Edited("restaurant-refund.json", row => row["cancelled"] = true)).Status.Value.ShouldBe(SaleStatus.Cancelled);

    [Fact]
    public void A_line_without_any_total_is_set_aside() =>
        Should.Throw<JsonException>(() => Map(Edited("restaurant-refund.json", row =>
        {
            var line = row["salesLines"]![0]!.AsObject();
            line.Remove("totalNetAmountWithTax");
            line.Remove("totalNetAmountWithoutTax");
        })));

    private static string Edited(string fixture, Action<JsonObject> edit)
    {
        var row = JsonNode.Parse(Plugged.Fixture(fixture))!.AsObject();
        edit(row);
        return row.ToJsonString();
    }

    private static Sale Map(string row) => new RecordedVendor().Restaurant<IFeed<Sale>>().Map(Plugged.Raw(row, "5"));
}
