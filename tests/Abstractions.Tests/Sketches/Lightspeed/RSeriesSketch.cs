using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class RSeriesSketch
{
    private const string Euro = "EUR";

    [Fact]
    public void A_retail_sale_fills_the_record()
    {
        var fields = VendorFields.Of("Lightspeed/r-series-sale.json");

        var sale = Map(fields);

        (sale.Id, sale.LocationId, sale.Number, sale.Status.Value, sale.Kind.Value).ShouldBe(("9001", "3", "220000009001", SaleStatus.Completed, SaleKind.Sale));
        (sale.Total, sale.Tax, sale.Tip).ShouldBe((new Money(19.8m, Euro), new Money(1.8m, Euro), new Money(1.5m, Euro)));
        var line = sale.Lines.Single();
        (line.VariantId, line.Quantity.Value, line.Total.Amount, line.Discount?.Amount, line.Taxes.Single().Rate).ShouldBe(("77", 2m, 19.8m, 2m, 0.1m));
        // The vendor's amount holds the tip; ours never does.
        (sale.Tenders.Single().Amount.Amount, sale.Tenders[0].Tip?.Amount, sale.Tenders[0].Kind.Value).ShouldBe((19.8m, 1.5m, TenderKind.Card));
        sale.Total.Amount.ShouldBe(sale.Lines.Sum(each => each.Total.Amount));
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "SaleLines.SaleLine.calcSubtotal", "SaleLines.SaleLine.calcTransactionDiscount", "SaleLines.SaleLine.lineType", "SaleLines.SaleLine.normalUnitPrice", "SaleLines.SaleLine.taxClassID",
        "TaxCategory.tax2Name", "archived", "calcDiscount", "calcSubtotal", "calcTax2", "change", "isTaxInclusive", "referenceNumberSource", "timeStamp", "updatetime",
    ];

    private static Sale Map(VendorFields sale) => new()
    {
        Id = sale.Needed("saleID"),
        LocationId = sale.Text("shopID"),
        Kind = new(sale.Number("total") < 0 ? SaleKind.Refund : SaleKind.Sale),
        Status = new(sale.Flag("voided") == true ? SaleStatus.Cancelled : sale.Flag("completed") == true ? SaleStatus.Completed : SaleStatus.Open),
        Number = sale.Text("ticketNumber"),
        OpenedAt = sale.Instant("createTime"),
        ClosedAt = sale.Instant("completeTime"),
        RegisterId = sale.Text("registerID"),
        StaffId = sale.Text("employeeID"),
        CustomerId = sale.Text("customerID"),
        Total = sale.Money("total", Euro)!.Value,
        Tax = sale.Money("calcTax1", Euro)!.Value,
        Tip = sale.Money("calcTips", Euro),
        Lines = [.. sale.In("SaleLines").Rows("SaleLine").Select(line => Line(line, sale.In("TaxCategory").Text("tax1Name") ?? ""))],
        Tenders = [.. sale.In("SalePayments").Rows("SalePayment").Where(payment => payment.Flag("archived") != true).Select(Tender)],
        Aliases = new Dictionary<string, string> { ["reference"] = sale.Needed("referenceNumber") },
    };

    private static SaleLine Line(VendorFields line, string tax) => new()
    {
        Id = line.Needed("saleLineID"),
        Kind = new(SaleLineKind.Item),
        ParentId = line.Text("parentSaleLineID") is var parent and not "0" ? parent : null,
        VariantId = line.Text("itemID"),
        Quantity = new(line.Number("unitQuantity")!.Value),
        UnitPrice = line.Money("unitPrice", Euro),
        Discount = line.Money("calcLineDiscount", Euro),
        Discounts = [new DiscountLine(null, line.Money("calcLineDiscount", Euro)!.Value, line.Text("discountID"))],
        Total = line.Money("calcTotal", Euro)!.Value,
        Tax = line.Money("calcTax1", Euro)!.Value,
        Taxes = [new TaxLine(tax, line.Money("calcTax1", Euro)!.Value, line.Number("tax1Rate"), IsIncluded: false)],
    };

    private static Tender Tender(VendorFields payment) => new()
    {
        Id = payment.Text("salePaymentID"),
        Kind = new(payment.In("PaymentType").Text("type") == "credit card" ? TenderKind.Card : TenderKind.Other, payment.Text("paymentTypeID")),
        Name = payment.In("PaymentType").Text("name"),
        Amount = new(payment.Number("amount")!.Value - (payment.Number("tipAmount") ?? 0), Euro),
        Tip = payment.Money("tipAmount", Euro),
        At = payment.Instant("createTime"),
        PaymentId = payment.Text("ccChargeID"),
    };
}
