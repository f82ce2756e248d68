using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Restaurant;

/// <summary>How K-Series is read to its end: a year at most at once, location by location.</summary>
public sealed class RestaurantReadingTests
{
    private const string Sales = "f/v2/business-location/5/sales?";
    private const string Rest = "&include=payments,table,staff&pageSize=100";
    private const string Nothing = """{"sales":[]}""";
    private static readonly FeedRequest Occurred = new() { Basis = FeedBases.Occurred, LocationId = "5", Overlap = TimeSpan.FromHours(48) };

    [Fact]
    public async Task A_long_past_is_asked_in_years_and_the_last_question_has_no_end()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"{Sales}from=2024-01-01T00:00:00Z&to=2024-12-31T00:00:00Z{Rest}", Nothing)
            .On("GET", $"{Sales}from=2024-12-31T00:00:00Z&to=2025-12-31T00:00:00Z{Rest}", Page("A1", "2025-03-01T10:00:00.5Z"))
            .On("GET", $"{Sales}from=2025-12-31T00:00:00Z{Rest}", Page("A2", "2026-05-14T11:00:00Z"))
            .On("GET", $"{Sales}from=2026-05-12T11:00:00Z{Rest}", Nothing);
        var feed = vendor.Restaurant<IFeed<Sale>>();

        var pages = await feed.PagesAsync(Occurred with { From = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var later = await feed.PagesAsync(Occurred with { After = pages[^1].Next });

        pages.SelectMany(page => page.Records).Select(row => (row.Id, row.LocationId)).ShouldBe([("A1", "5"), ("A2", "5")]);
        later.ShouldBeEmpty();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_question_from_before_the_location_opened_is_asked_again_from_the_day_the_refusal_names()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"{Sales}from=2012-01-01T00:00:00Z&to=2012-12-31T00:00:00Z{Rest}", """{"error":"The location was not open then. Ask for a time after: 2026-02-03T04:00:00Z, the earliest there is."}""", 400)
            .On("GET", $"{Sales}from=2026-02-03T04:00:01Z{Rest}", Page("A1", "2026-03-01T10:00:00Z"));

        (await vendor.Restaurant<IFeed<Sale>>().PagesAsync(Occurred)).ShouldHaveSingleItem();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_dead_token_begins_again_at_the_last_closing_in_the_same_window()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"{Sales}from=2026-05-14T10:00:00Z{Rest}", Page("A1", "2026-05-14T10:30:00Z", "t1"))
            .On("GET", $"{Sales}from=2026-05-14T10:00:00Z{Rest}&nextPageToken=t1", """{"error":"Unknown token"}""", 400)
            .On("GET", $"{Sales}from=2026-05-14T10:30:00Z{Rest}", Page("A1", "2026-05-14T10:30:00Z", "t2"))
            .On("GET", $"{Sales}from=2026-05-14T10:30:00Z{Rest}&nextPageToken=t2", Page("A2", "2026-05-14T10:31:00Z"));

        var pages = await vendor.Restaurant<IFeed<Sale>>().PagesAsync(Occurred with { From = Recorded.Noon.AddHours(-2) });

        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["A1", "A1", "A2"]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_page_that_answers_its_own_token_is_refused_and_so_is_a_read_without_a_location()
    {
        var vendor = new RecordedVendor().On("GET", $"{Sales}from=2026-05-14T10:00:00Z{Rest}", Page("A1", "2026-05-14T10:30:00Z", "t1")).On("GET", $"{Sales}from=2026-05-14T10:00:00Z{Rest}&nextPageToken=t1", Page("A2", "2026-05-14T10:30:00Z", "t1"));

        (await Recorded.FaultOfAsync(() => vendor.Restaurant<IFeed<Sale>>().PagesAsync(Occurred with { From = Recorded.Noon.AddHours(-2) }))).Kind.ShouldBe(FaultKind.UnexpectedContent);
        (await Recorded.FaultOfAsync(() => vendor.Restaurant<IFeed<Sale>>().PagesAsync(Occurred with { LocationId = null }))).Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task Locations_stand_inside_their_business_and_take_its_currency()
    {
        const string Businesses = """{"_embedded":{"businessList":[{"businessId":9,"businessName":"Moulin","currencyCode":"CHF","businessLocations":[{"blID":45454565682155,"blName":"Salle","country":"CH","timezone":"Europe/Zurich"},{"blID":46,"blName":"Bar"}]}]}}""";
        var vendor = new RecordedVendor().On("GET", "f/data/businesses", Businesses).On("GET", "f/data/businesses", Businesses);
        var connector = Plugged.Connector(vendor, "k-series", "{}");
        var feed = connector.Capabilities.Find<IFeed<Location>>()!;

        var check = await connector.CheckAsync(TestContext.Current.CancellationToken);
        var rows = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem().Records;

        (check.AccountId, check.Name, check.Currency).ShouldBe(("9", "Moulin", "CHF"));
        rows.Select(row => row.Id).ShouldBe(["45454565682155", "46"]);
        feed.Map(rows[0]).ShouldBeRecord("""{"name":"Salle","timeZone":"Europe/Zurich","currency":"CHF","address":{"country":"CH"},"id":"45454565682155"}""");
    }

    [Theory]
    [InlineData("""[{"id":4,"name":"Bar","sku":"B","active":true,"accountingGroup":{"id":7,"name":"Plats"},"barcode":"37","barcodes":["37","38"],"prices":[{"amount":28.5,"name":"Default"},{"amount":30,"name":"Terrasse"}]}]""")]
    [InlineData("""{"id":4,"name":"Bar","sku":"B","active":true,"accountingGroup":{"id":7,"name":"Plats"},"barcode":"37","barcodes":["37","38"],"prices":[{"amount":28.5,"name":"Default"},{"amount":30,"name":"Terrasse"}]}""")]
    public async Task Items_come_as_a_list_or_as_one_and_end_with_an_empty_page(string answer)
    {
        var vendor = new RecordedVendor().On("GET", "items/v1/items?businessLocationId=5&offset=0&amount=500", answer).On("GET", "items/v1/items?businessLocationId=5&offset=1&amount=500", "[]");
        var feed = vendor.Restaurant<IFeed<Product>>();

        var row = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem().Records.ShouldHaveSingleItem();

        feed.Map(row).ShouldBeRecord("""
            {"name":"Bar","categoryIds":["7"],"isActive":true,"id":"4","variants":[{"id":"4","sku":"B","barcodes":["37","38"],"price":{"amount":28.5,"currency":"EUR"},"otherPrices":[{"amount":{"amount":30,"currency":"EUR"},"level":"Terrasse"}],"unit":"C62"}]}
            """);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_discount_has_a_code_and_is_its_location_s()
    {
        var vendor = new RecordedVendor().On("GET", "o/op/1/menu/discounts?businessLocationId=5", """[{"name":"Offert","code":"FREE","discountPercentage":100.0},{"name":"Moins cinq","code":"FIVE","discountAmount":5.0}]""");
        var feed = vendor.Restaurant<IFeed<Promotion>>();

        var rows = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem().Records;

        rows.Select(row => row.Id).ShouldBe(["5/FREE", "5/FIVE"]);
        var (free, five) = (feed.Map(rows[0]), feed.Map(rows[1]));
        (free.Id, free.Terms.Fraction, free.Terms.Amount, free.Terms.Code).ShouldBe(("5/FREE", 1m, null, "FREE"));
        (five.Terms.Fraction, five.Terms.Amount).ShouldBe((null, new Money(5m, "EUR")));
    }

    [Fact]
    public async Task A_card_payment_takes_its_amount_from_its_bill_and_one_of_an_open_bill_waits()
    {
        var vendor = new RecordedVendor()
            .On("GET", "f/v2/business-location/5/lightspeed-payments?from=2026-03-01T00:00:00Z&dateType=MODIFIED&sortDirection=ASC&offset=0&pageSize=100", """
                {"payments":[
                  {"accountFiscId":"A1.1","lightspeedPaymentId":"LSP1","uuid":"u2","reference":"T1.2","status":"DISPUTED","createdDate":"2026-03-01T20:30:30Z","modificationDate":"2026-03-01T20:33:00Z","fees":{"value":"0.41","currency":"EUR"}},
                  {"accountFiscId":"A9.9","lightspeedPaymentId":"LSP2","uuid":"u9","reference":"T9","status":"CAPTURED","createdDate":"2026-03-01T20:31:30Z","modificationDate":"2026-03-01T20:34:00Z"}],
                 "pageSize":100,"offset":0}
                """)
            .On("GET", $"{Sales}from=2026-03-01T20:30:30Z&to=2026-03-02T20:31:30Z{Rest}", $$"""{"sales":[{{Plugged.Fixture("restaurant-dinner.json")}}]}""");
        var feed = vendor.Restaurant<IFeed<Payment>>();

        var row = (await feed.PagesAsync(Occurred with { Basis = FeedBases.Changed, From = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) })).ShouldHaveSingleItem().Records.ShouldHaveSingleItem();

        feed.Map(row).ShouldBeRecord("""
            {"locationId":"5","saleId":"A1.1","kind":"CARD","status":"OTHER","statusRaw":"DISPUTED","amount":{"amount":23.48,"currency":"EUR"},"tip":{"amount":4.00,"currency":"EUR"},"fee":{"amount":0.41,"currency":"EUR"},"at":"2026-03-01T20:30:30+00:00","id":"LSP1"}
            """);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_day_is_added_up_over_what_counts_within_the_vendor_s_own_bounds()
    {
        var refund = Plugged.Fixture("restaurant-refund.json");
        var body = $$"""{"sales":[{{Plugged.Fixture("restaurant-dinner.json")}},{{refund}},{{refund.Replace("REFUND", "TRANSFER", StringComparison.Ordinal)}},{{refund.Replace("\"cancelled\": false", "\"cancelled\": true", StringComparison.Ordinal)}}],"nextStartOfDayAsIso8601":"2026-03-29T04:00:00+02:00","dataComplete":true}""";
        var vendor = new RecordedVendor().On("GET", "f/v2/business-location/5/sales-daily?date=2026-03-28&include=payments,table,staff", body);
        var venue = new VenueSettings { LocationId = "5", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };
        var ask = Plugged.Connector(vendor, "k-series", Plugged.RestaurantSettings, venue).Capabilities.Find<IAsk<FindDayTotals, DayTotals>>()!;

        var totals = await ask.AskAsync(new FindDayTotals("5", new DateOnly(2026, 3, 28)), TestContext.Current.CancellationToken);

        (totals.SaleCount, totals.Total?.Amount, totals.IsComplete).ShouldBe((2, 20.48m, true));
        (totals.Until!.Value - totals.From!.Value).ShouldBe(TimeSpan.FromHours(23), "the clock goes forward in that night");
        totals.Tenders.Select(tender => (tender.Kind.Value, tender.Amount.Amount)).ShouldBe([(TenderKind.MealVoucher, 25m), (TenderKind.Account, 23.48m), (TenderKind.Card, -28m)]);
    }

    private static string Page(string id, string closed, string? token = null) =>
        $$"""{"sales":[{"accountFiscId":"{{id}}","type":"SALE","timeClosed":"{{closed}}"}]{{(token is null ? "" : $",\"nextPageToken\":\"{token}\"")}} }""";
}
