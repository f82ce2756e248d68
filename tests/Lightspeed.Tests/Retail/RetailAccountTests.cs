using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Retail;

/// <summary>Which account the token opens, and its day.</summary>
public sealed class RetailAccountTests
{
    private const string Account = """{"@attributes":{"count":"1"},"Account":{"accountID":"77","name":"Le Moulin","defaultCurrency":{"code":"CHF","symbol":"Fr."}}}""";

    [Fact]
    public async Task An_account_that_is_not_given_is_asked_once_and_its_currency_holds_for_all_amounts()
    {
        var vendor = new RecordedVendor()
            .On("GET", "API/V3/Account.json", Account)
            .On("GET", "API/V3/Account/77/Shop.json?sort=shopID&limit=100", """{"@attributes":{"next":""},"Shop":{"shopID":"3","name":"Kiosque","timeZone":"Europe/Paris"}}""");
        var connector = Plugged.Connector(vendor, "r-series", "{}");
        var feed = connector.Capabilities.Find<IFeed<Location>>()!;

        var row = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem().Records.ShouldHaveSingleItem();

        feed.Map(row).ShouldBeRecord("""{"name":"Kiosque","timeZone":"Europe/Paris","currency":"CHF","id":"3"}""");
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task Another_account_than_the_configured_one_is_refused()
    {
        var connector = Plugged.Connector(new RecordedVendor().On("GET", "API/V3/Account.json", Account), "r-series", """{"account_id":"78"}""");

        (await Recorded.FaultOfAsync(() => connector.CheckAsync(TestContext.Current.CancellationToken))).Fields.ShouldHaveSingleItem().Field.ShouldBe("api.account_id");
    }

    [Fact]
    public async Task A_day_is_the_sum_of_its_reports_of_one_shop()
    {
        const string Day = "startDate=2026-05-13&endDate=2026-05-13";
        const string Reports = "API/V3/Account/77/Reports/Accounting/";
        var vendor = new RecordedVendor()
            .On("GET", $"{Reports}TaxClassSalesByDay.json?{Day}", """{"@attributes":{"next":""},"SalesDay":[{"date":"05/13/2026","shopID":"1","subtotal":"100.00"},{"date":"05/13/2026","shopID":"2","subtotal":"7.00"},{"date":"05/13/2026","shopID":"1","subtotal":"20.50"}]}""")
            .On("GET", $"{Reports}TaxesByDay.json?{Day}", """{"@attributes":{"next":""},"Taxes":{"date":"05/13/2026","shopID":"1","taxCategoryName":"TVA","tax":"12.05"}}""")
            .On("GET", $"{Reports}PaymentsByDay.json?{Day}", """{"@attributes":{"next":""},"Payments":[{"date":"05/13/2026","shopID":"1","amount":"132.55","paymentTypeName":"Espèces","paymentTypeID":"1"}]}""")
            .On("GET", "API/V3/Account/77/PaymentType.json?sort=paymentTypeID&limit=100&archived=true", """{"@attributes":{"next":""},"PaymentType":{"paymentTypeID":"1","name":"Espèces","type":"cash"}}""");

        var totals = await vendor.Retail<IAsk<FindDayTotals, DayTotals>>().AskAsync(new FindDayTotals("1", new DateOnly(2026, 5, 13)), TestContext.Current.CancellationToken);

        (totals.Total, totals.SaleCount).ShouldBe((new Money(132.55m, "EUR"), null));
        totals.Taxes.ShouldHaveSingleItem().Amount.Amount.ShouldBe(12.05m);
        var tender = totals.Tenders.ShouldHaveSingleItem();
        (tender.Kind.Value, tender.Amount.Amount).ShouldBe((TenderKind.Cash, 132.55m));
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_day_without_sales_is_nothing()
    {
        var vendor = new RecordedVendor();
        foreach (var report in (string[])["TaxClassSalesByDay", "TaxesByDay", "PaymentsByDay"])
        {
            vendor.On("GET", $"API/V3/Account/77/Reports/Accounting/{report}.json?startDate=2026-05-13&endDate=2026-05-13", """{"@attributes":{"next":"","previous":""}}""");
        }

        vendor.On("GET", "API/V3/Account/77/PaymentType.json?sort=paymentTypeID&limit=100&archived=true", """{"@attributes":{"next":""}}""");

        (await vendor.Retail<IAsk<FindDayTotals, DayTotals>>().AskAsync(new FindDayTotals("1", new DateOnly(2026, 5, 13)), TestContext.Current.CancellationToken)).Total.ShouldBe(new Money(0m, "EUR"));
    }
}
