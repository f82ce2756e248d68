using System.Text;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Webhooks;

/// <summary>What comes in by itself.</summary>
public sealed class SquareWebhooksTests
{
    private const string Address = "https://moulin.example.com/webhooks/till-terrace";
    private const string Secret = "a-signature-key";
    private const string OrderUpdated = """{"merchant_id":"M1","type":"order.updated","event_id":"e-1","created_at":"2026-05-14T21:10:00.5Z","data":{"type":"order_updated","id":"O-1","object":{"order_updated":{"order_id":"O-1","version":4,"state":"OPEN","location_id":"L1","created_at":"2026-05-14T19:00:00Z","updated_at":"2026-05-14T21:09:59Z"}}}}""";

    // HMAC-SHA256 of address and body under the secret, computed once with Python's hmac module.
    private const string OrderUpdatedSignature = "w36RL5GBvpHnUbMp6G0oZUHjLZ02IAuABoNCqcFCur8=";

    [Fact]
    public void A_signature_made_elsewhere_over_address_and_body_is_taken()
    {
        var receipt = Receive(OrderUpdated, OrderUpdatedSignature);

        receipt.Refusal.ShouldBeNull();
        receipt.Reply.ShouldBe("");
        receipt.Events.ShouldBe([new WebhookEvent
        {
            Stream = "sale", AccountId = "M1", DedupeKey = "e-1/sale", OccurredAt = new DateTimeOffset(2026, 5, 14, 21, 10, 0, 500, TimeSpan.Zero),
            Hint = new RecordHint("O-1", "L1", 4, new DateTimeOffset(2026, 5, 14, 21, 9, 59, TimeSpan.Zero)),
        }]);
    }

    [Fact]
    public void The_secret_before_the_last_rotation_still_counts() =>
        Receive(OrderUpdated, OrderUpdatedSignature, secrets: ["the-new-key", Secret]).Refusal.ShouldBeNull();

    [Fact]
    public void A_changed_body_address_secret_or_signature_is_refused_and_tells_nothing()
    {
        Refused(Receive(OrderUpdated.Replace("OPEN", "PAID", StringComparison.Ordinal), OrderUpdatedSignature));
        Refused(Receive(OrderUpdated, OrderUpdatedSignature, address: Address + "/"));
        Refused(Receive(OrderUpdated, OrderUpdatedSignature, secrets: ["another"]));
        Refused(Receive(OrderUpdated, OrderUpdatedSignature, secrets: []));
        Refused(Receive(OrderUpdated, "AAAA"));
        Refused(Receive(OrderUpdated, "not base64!"));
        Refused(Receive(OrderUpdated, new string('A', 600)));
        Receive(OrderUpdated, null).Refusal.ShouldBe("The header x-square-hmacsha256-signature is missing.");
    }

    [Fact]
    public void Payments_and_refunds_come_whole_in_the_form_of_the_feed()
    {
        var payment = Signed($$"""{"merchant_id":"M1","type":"payment.updated","event_id":"e-2","data":{"object":{"payment": {{Plugged.Fixture("payment.json")}} } } }""").Events.ShouldHaveSingleItem();
        var refund = Signed($$"""{"merchant_id":"M1","type":"refund.created","event_id":"e-3","data":{"object":{"refund": {{Plugged.Fixture("refund.json")}} } } }""").Events.ShouldHaveSingleItem();

        (payment.Stream, payment.Record!.Id, payment.Record.Form, payment.DedupeKey).ShouldBe(("payment", "P-CARD", "payment", "e-2/payment/P-CARD"));
        (refund.Stream, refund.Record!.Id, refund.Record.Form, refund.Record.LocationId).ShouldBe(("payment", "P-CARD_F1", "refund", "L1"));
        new RecordedVendor().Ability<IFeed<Payment>>().Map(refund.Record).Amount.ShouldBe(new Money(-24.12m, "EUR"));
    }

    [Fact]
    public void Counts_come_whole_and_only_what_may_be_sold_is_taken()
    {
        var events = Signed("""
            {"merchant_id":"M1","type":"inventory.count.updated","event_id":"e-4","data":{"object":{"inventory_counts":[
              {"catalog_object_id":"V1","location_id":"L1","quantity":"9.5","state":"IN_STOCK","calculated_at":"2026-05-14T21:00:00Z"},
              {"catalog_object_id":"V1","location_id":"L1","quantity":"3","state":"WASTE","calculated_at":"2026-05-14T21:00:00Z"}]}}}
            """).Events;

        var level = new RecordedVendor().Ability<IFeed<StockLevel>>().Map(events.ShouldHaveSingleItem().Record.ShouldNotBeNull());
        (level.Id, level.VariantId, level.OnHand).ShouldBe(("V1/L1", "V1", new Quantity(9.5m)));
    }

    [Theory]
    [InlineData("catalog.version.updated", "product,category,promotion")]
    [InlineData("location.updated", "location")]
    [InlineData("order.created", "sale")]
    [InlineData("oauth.authorization.revoked", "")]
    [InlineData("something.new", "")]
    public void An_event_wakes_the_streams_it_concerns(string type, string streams)
    {
        var events = Signed($$"""{"merchant_id":"M1","type":"{{type}}","event_id":"e-5"}""").Events;

        string.Join(',', events.Select(wake => wake.Stream)).ShouldBe(streams);
        events.Select(wake => wake.DedupeKey).ShouldBeUnique();
    }

    [Fact]
    public void A_signed_body_that_is_no_event_is_refused_with_the_reason() => Signed("[1]").Refusal.ShouldNotBeNull().ShouldStartWith("The body is no event");

    private static void Refused(WebhookReceipt receipt)
    {
        receipt.Refusal.ShouldNotBeNull().ShouldContain("signature");
        receipt.Events.ShouldBeEmpty();
    }

    private static WebhookReceipt Signed(string body) =>
        Receive(body, Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Address + body))));

    private static WebhookReceipt Receive(string body, string? signature, string address = Address, string[]? secrets = null) =>
        new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
        {
            Method = "POST",
            Url = new Uri(address),
            Headers = signature is null
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["X-Square-HmacSha256-Signature"] = [signature] },
            Body = Encoding.UTF8.GetBytes(body),
            ReceivedAt = Recorded.Noon,
            Secrets = secrets ?? [Secret],
        });
}
