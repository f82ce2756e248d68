using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class KSeriesSketch
{
    [Fact]
    public void A_restaurant_refund_fills_the_record_and_names_its_first_bill()
    {
        var fields = VendorFields.Of("Lightspeed/k-series-sale.json");

        var sale = Map(fields);

        (sale.Id, sale.Kind, sale.OriginalSaleId).ShouldBe(("A12.7", new Open<SaleKind>(SaleKind.Refund, "REFUND"), "A12.3"));
        (sale.Table, sale.Covers, sale.Total, sale.Tax).ShouldBe(("12", 2, new Money(-28, "EUR"), new Money(-2.545455m, "EUR")));
        var line = sale.Lines.Single();
        (line.Sku, line.Quantity.Value, line.Taxes.Single().Rate, line.Taxes[0].IsIncluded).ShouldBe(("BAR", -1m, 0.1m, true));
        (sale.Tenders.Single().Name, sale.Tenders[0].Amount.Amount).ShouldBe(("Carte", -28m));
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "externalReferences", "payments[].externalReference", "payments[].fiscId", "payments[].surcharge", "payments[].type",
        "salesLines[].discountAmount", "salesLines[].serviceCharge", "salesLines[].totalNetAmountWithoutTax", "salesLines[].voidReason", "voidReason",
    ];

    private static Sale Map(VendorFields sale)
    {
        var lines = sale.Rows("salesLines").Select(Line).ToList();
        var payments = sale.Rows("payments");
        return new Sale
        {
            Id = sale.Needed("accountFiscId"),
            Kind = new(sale.Text("type") switch { "SALE" => SaleKind.Sale, "REFUND" => SaleKind.Refund, _ => SaleKind.Other }, sale.Text("type")),
            Status = new(sale.Flag("cancelled") == true ? SaleStatus.Cancelled : SaleStatus.Completed),
            Number = sale.Text("receiptId"),
            OriginalSaleId = sale.In("source").Text("initialAccountId"),
            OpenedAt = sale.Instant("timeOfOpening"),
            ClosedAt = sale.Instant("timeClosed"),
            StaffId = sale.Text("ownerName"),
            Table = sale.Text("tableName"),
            Covers = (int?)sale.Number("nbCovers"),
            Total = new(lines.Sum(line => line.Total.Amount), "EUR"),
            Tax = new(lines.Sum(line => line.Tax.Amount), "EUR"),
            Rounding = new(payments.Sum(payment => payment.Number("roundingAmount") ?? 0), "EUR"),
            Lines = lines,
            Tenders = [.. payments.Select(Tender)],
        };
    }

    private static SaleLine Line(VendorFields line)
    {
        var currency = line.Needed("currency");
        var tax = line.Money("taxAmount", currency)!.Value;
        return new SaleLine
        {
            Id = line.Needed("id"),
            Kind = new(SaleLineKind.Item),
            Sku = line.Text("sku"),
            Name = line.Text("name"),
            Quantity = new(line.Number("quantity")!.Value),
            UnitPrice = line.Money("menuListPrice", currency),
            Discount = line.Money("totalDiscountAmount", currency),
            Total = line.Money("totalNetAmountWithTax", currency)!.Value,
            Tax = tax,
            Taxes = [new TaxLine("TVA", tax, line.Number("taxRatePercentage") / 100, IsIncluded: true)],
        };
    }

    private static Tender Tender(VendorFields payment) => new()
    {
        Id = payment.Text("uuid"),
        Kind = new(payment.Text("code") == "CB" ? TenderKind.Card : TenderKind.Other, payment.Text("code")),
        Name = payment.Text("description"),
        Amount = payment.Money("netAmountWithTax", "EUR")!.Value,
        Tip = payment.Money("tip", "EUR"),
    };
}
