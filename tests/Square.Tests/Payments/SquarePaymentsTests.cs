using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Payments;

/// <summary>Payments and refunds.</summary>
public sealed class SquarePaymentsTests
{
    private const string Begin = "begin_time=1970-01-01T00%3A00%3A00Z";

    [Fact]
    public void A_payment_is_without_its_tip_and_its_fees_are_added_up() =>
        Feed().Map(Recorded.Raw(Plugged.Fixture("payment.json"), "payment")).ShouldBeRecord("""
            {
              "saleId": "O-DINNER", "kind": "CARD", "kindRaw": "CARD", "status": "COMPLETED", "statusRaw": "COMPLETED",
              "amount": {"amount": 99.05, "currency": "EUR"}, "tip": {"amount": 5.00, "currency": "EUR"}, "fee": {"amount": 1.60, "currency": "EUR"},
              "at": "2026-05-14T21:09:00+00:00", "id": "P-CARD", "locationId": "L1", "aliases": {"receipt": "Xk3p"}
            }
            """);

    [Fact]
    public void A_refund_is_a_negative_payment_that_names_the_one_given_back() =>
        Feed().Map(Recorded.Raw(Plugged.Fixture("refund.json"), "refund")).ShouldBeRecord("""
            {
              "saleId": "O-RETURN", "refundOf": "P-CARD", "kind": "CARD", "kindRaw": "CARD", "status": "PENDING", "statusRaw": "PENDING",
              "amount": {"amount": -24.12, "currency": "EUR"}, "fee": {"amount": -0.40, "currency": "EUR"}, "reason": "Trop cuite",
              "at": "2026-05-15T09:00:01+00:00", "id": "P-CARD_F1", "locationId": "L1"
            }
            """);

    [Theory]
    [InlineData("EXTERNAL", "FOOD_VOUCHER", TenderKind.MealVoucher)]
    [InlineData("EXTERNAL", "OTHER_GIFT_CARD", TenderKind.GiftCard)]
    [InlineData("EXTERNAL", "STORED_BALANCE", TenderKind.Account)]
    [InlineData("EXTERNAL", "CARD", TenderKind.Card)]
    [InlineData("EXTERNAL", "EMONEY", TenderKind.Wallet)]
    [InlineData("EXTERNAL", "CHECK", TenderKind.Other)]
    [InlineData("CASH", "", TenderKind.Cash)]
    [InlineData("WALLET", "", TenderKind.Wallet)]
    [InlineData("NEW_ONE", "", TenderKind.Other)]
    public void A_payment_s_means_is_told_meal_vouchers_included(string source, string external, TenderKind expected)
    {
        var json = """{"id":"P","amount_money":{"amount":1,"currency":"EUR"},"source_type":"?","external_details":{"type":"!","source":"s"}}"""
            .Replace("?", source, StringComparison.Ordinal).Replace("!", external, StringComparison.Ordinal);

        Feed().Map(Recorded.Raw(json, "payment")).Kind.ShouldBe(new Open<TenderKind>(expected, source));
    }

    [Theory]
    [InlineData("APPROVED", PaymentStatus.Pending)]
    [InlineData("PENDING", PaymentStatus.Pending)]
    [InlineData("COMPLETED", PaymentStatus.Completed)]
    [InlineData("CANCELED", PaymentStatus.Failed)]
    [InlineData("FAILED", PaymentStatus.Failed)]
    [InlineData("REJECTED", PaymentStatus.Failed)]
    [InlineData("NEW_ONE", PaymentStatus.Other)]
    public void A_payment_s_status_is_told(string status, PaymentStatus expected) =>
        Feed().Map(Recorded.Raw($$$"""{"id":"P","amount_money":{"amount":1,"currency":"EUR"},"status":"{{{status}}}"}""", "payment")).Status.ShouldBe(new Open<PaymentStatus>(expected, status));

    [Fact]
    public async Task Payments_then_refunds_of_one_location_are_read_each_from_its_own_mark()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"v2/payments?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=1970-01-01T00%3A00%3A00Z", $$"""{"payments":[{{Plugged.Fixture("payment.json")}}],"cursor":"p2"}""")
            .On("GET", $"v2/payments?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=1970-01-01T00%3A00%3A00Z&cursor=p2", "{}")
            .On("GET", $"v2/refunds?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=1970-01-01T00%3A00%3A00Z", $$"""{"refunds":[{{Plugged.Fixture("refund.json")}}]}""")
            .On("GET", $"v2/payments?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=2026-05-14T20%3A09%3A20Z", "{}")
            .On("GET", $"v2/refunds?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=2026-05-15T08%3A00%3A05Z", "{}");
        var feed = Plugged.Connector(vendor, now: Recorded.Noon.AddDays(2)).Capabilities.Find<IFeed<Payment>>().ShouldNotBeNull();
        var request = new FeedRequest { Basis = FeedBases.Changed, LocationId = "L1" };

        var pages = await feed.PagesAsync(request);
        await feed.PagesAsync(request with { After = pages[^1].Next, Overlap = TimeSpan.FromHours(1) });

        feed.Scope.ShouldBe(FeedScope.Location);
        pages.SelectMany(page => page.Records).Select(row => (row.Id, row.Form)).ShouldBe([("P-CARD", "payment"), ("P-CARD_F1", "refund")]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_read_without_refunds_does_not_keep_later_payments_from_being_read()
    {
        const string Payments = $"v2/payments?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=";
        const string Refunds = $"v2/refunds?location_id=L1&sort_field=UPDATED_AT&sort_order=ASC&limit=100&{Begin}&updated_at_begin_time=";
        var vendor = new RecordedVendor()
            .On("GET", $"{Payments}1970-01-01T00%3A00%3A00Z", $$"""{"payments":[{{Plugged.Fixture("payment.json")}}]}""")
            .On("GET", $"{Refunds}1970-01-01T00%3A00%3A00Z", "{}")
            .On("GET", $"{Refunds}1970-01-01T00%3A00%3A00Z", "{}")
            .On("GET", $"{Payments}2026-05-14T21%3A09%3A20Z", $$"""{"payments":[{{Plugged.Fixture("payment.json").Replace("P-CARD", "P-LATER", StringComparison.Ordinal)}}]}""");
        var feed = Plugged.Connector(vendor, now: Recorded.Noon.AddDays(2)).Capabilities.Find<IFeed<Payment>>().ShouldNotBeNull();
        var request = new FeedRequest { Basis = FeedBases.Changed, LocationId = "L1" };

        var first = await feed.PagesAsync(request);
        var second = await feed.PagesAsync(request with { After = first[^1].Next });

        second.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["P-LATER"]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task Without_a_location_nothing_is_asked()
    {
        var fault = await Recorded.FaultOfAsync(() => Feed().PagesAsync(new FeedRequest { Basis = FeedBases.Changed }));

        fault.Kind.ShouldBe(FaultKind.Validation);
    }

    private static IFeed<Payment> Feed() => new RecordedVendor().Ability<IFeed<Payment>>();
}
