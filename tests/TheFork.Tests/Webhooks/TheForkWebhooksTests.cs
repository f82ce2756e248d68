using System.Text;
using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Webhooks;

/// <summary>Thin events behind a token in the address.</summary>
public sealed class TheForkWebhooksTests
{
    private const string Body = $$"""{"entityType":"reservation","eventType":"reservationUpdated","uuid":"a","groupUuid":"{{Plugged.Group}}","restaurantUuid":"{{Plugged.Restaurant}}"}""";

    [Theory]
    [InlineData("?token=new%2Bsecret", true)]
    [InlineData("?token=old", true)]
    [InlineData("?x=1&token=old", true)]
    [InlineData("?token=older", false)]
    [InlineData("?token=", false)]
    [InlineData("?Token=old", false)]
    [InlineData("", false)]
    public void Only_a_token_in_force_proves_the_origin(string query, bool isTaken) => (Receive(Body, query).Refusal is null).ShouldBe(isTaken);

    [Fact]
    public void An_empty_secret_opens_nothing() => Receive(Body, "?token=", "").Refusal.ShouldNotBeNull();

    [Fact]
    public void A_booking_is_a_hint_without_a_key_and_the_answer_is_the_one_that_is_waited_for()
    {
        var receipt = Receive(Body);

        receipt.Reply.ShouldBe("""{"data":{}}""");
        var told = receipt.Events.ShouldHaveSingleItem();
        (told.Stream, told.Hint, told.AccountId, told.DedupeKey).ShouldBe(("reservation", new RecordHint("a", Plugged.Restaurant), Plugged.Group, null));
    }

    [Fact]
    public void The_older_edition_without_group_and_restaurant_is_taken_too() =>
        Receive("""{"entityType":"reservation","eventType":"reservationCreated","uuid":"a"}""").Events.ShouldHaveSingleItem().Hint.ShouldBe(new RecordHint("a"));

    [Theory]
    [InlineData("customer", "customerUpdated", "guest")]
    [InlineData("review", "reviewValidityChanged", null)]
    [InlineData("table", "tableMoved", null)]
    public void Guests_are_fetched_and_what_is_not_kept_is_acknowledged(string entity, string type, string? stream)
    {
        var receipt = Receive($$"""{"entityType":"{{entity}}","eventType":"{{type}}","uuid":"c"}""");

        (receipt.Refusal, receipt.Events.SingleOrDefault()?.Stream).ShouldBe((null, stream));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"entityType":"reservation"}""")]
    public void A_body_that_is_no_event_is_refused(string body) => Receive(body).Refusal.ShouldNotBeNull().ShouldContain("event");

    private static WebhookReceipt Receive(string body, string query = "?token=old", params string[] secrets) => new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
    {
        Method = "POST",
        Url = new Uri($"https://moulin.example/webhooks/bookings{query}"),
        Headers = new Dictionary<string, IReadOnlyList<string>>(),
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Recorded.Noon,
        Secrets = secrets.Length > 0 ? secrets : ["new+secret", "old"],
    });
}
