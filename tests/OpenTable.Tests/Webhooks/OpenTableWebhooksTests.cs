using System.Text;
using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Webhooks;

/// <summary>Whole bookings behind an agreed token.</summary>
public sealed class OpenTableWebhooksTests
{
    [Theory]
    [InlineData("Bearer new", true)]
    [InlineData("bearer old", true)]
    [InlineData("old", true)]
    [InlineData("Basic bW91bGluOnNlY3JldA==", true)]
    [InlineData("Bearer older", false)]
    [InlineData("Bearer ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_token_in_force_proves_the_origin(string? header, bool isTaken) => (Receive(Plugged.Fixture("webhook.json"), header).Refusal is null).ShouldBe(isTaken);

    [Fact]
    public void A_booking_is_stored_as_it_came_and_then_asked_for_in_full()
    {
        var events = Receive(Plugged.Fixture("webhook.json")).Events;

        events.Select(told => told.Stream).ShouldBe(["reservation", "reservation"]);
        var record = events[0].Record.ShouldNotBeNull();
        (record.Id, record.LocationId, record.Form, record.Revision).ShouldBe(("4711-0f6f3c6e-2a1b-4c55-9a10-000000000001", "4711", "webhook-v3", 9002));
        events[1].Hint.ShouldBe(new RecordHint(record.Id, "4711", 9002, new DateTimeOffset(2026, 5, 14, 9, 0, 0, TimeSpan.Zero)));
        events.Select(told => told.DedupeKey).ShouldBe([$"{record.Id}/9002", $"{record.Id}/9002/whole"]);
        events.ShouldAllBe(told => told.AccountId == null);
    }

    [Fact]
    public void A_booking_of_another_restaurant_says_whose_it_is() =>
        Receive(Plugged.Fixture("webhook.json").Replace("\"rid\": 4711", "\"rid\": 4712", StringComparison.Ordinal)).Events.ShouldAllBe(told => told.AccountId == "4712");

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":"1"}""")]
    public void A_body_that_is_no_booking_is_refused(string body) => Receive(body).Refusal.ShouldNotBeNull().ShouldContain("booking");

    private static WebhookReceipt Receive(string body, string? header = "Bearer old") => new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
    {
        Method = "POST",
        Url = new Uri("https://moulin.example/webhooks/bookings"),
        Headers = header is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { ["Authorization"] = [header] },
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Recorded.Noon,
        Secrets = ["new", "old", "Basic bW91bGluOnNlY3JldA==", ""],
    });
}
