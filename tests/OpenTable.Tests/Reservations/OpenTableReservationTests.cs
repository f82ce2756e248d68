using System.Globalization;
using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Reservations;

/// <summary>How a booking reads, from Sync and from a webhook.</summary>
public sealed class OpenTableReservationTests
{
    [Fact]
    public void A_booking_of_Sync_is_read_whole_with_its_stage_from_its_times() => Map(Plugged.Fixture("reservation.json")).ShouldBeRecord("""
        {
          "id": "4711-0f6f3c6e-2a1b-4c55-9a10-000000000001",
          "locationId": "4711",
          "aliases": { "confirmation": "2211" },
          "status": "CONFIRMED", "statusRaw": "Confirmed",
          "stage": "ARRIVED",
          "start": "2026-05-16T18:30:00+00:00",
          "partySize": 4,
          "guestId": "4711-3b1e0000-0000-4000-8000-00000000000a",
          "guestNote": "Une poussette",
          "tables": [ "12", "13" ],
          "area": "terrasse",
          "channel": "Web",
          "offerId": "700",
          "deposit": { "amount": 60, "currency": "EUR" },
          "bill": { "amount": 184.5, "currency": "EUR" },
          "createdAt": "2026-05-02T09:12:33+00:00",
          "arrivedAt": "2026-05-16T18:25:00+00:00"
        }
        """);

    [Fact]
    public void A_booking_of_a_webhook_has_its_deposit_elsewhere_and_its_instant_without_its_letter()
    {
        var booking = Map(Plugged.Fixture("webhook.json"));

        (booking.Deposit, booking.Bill, booking.Start).ShouldBe((new Money(60m, "EUR"), null, new DateTimeOffset(2026, 5, 16, 18, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("Confirmed", ReservationStatus.Confirmed)]
    [InlineData("Seated", ReservationStatus.Confirmed)]
    [InlineData("Done", ReservationStatus.Confirmed)]
    [InlineData("Modifiable", ReservationStatus.Confirmed)]
    [InlineData("Pending", ReservationStatus.Requested)]
    [InlineData("Cancelled", ReservationStatus.Cancelled)]
    [InlineData("CancelledWeb", ReservationStatus.Cancelled)]
    [InlineData("CANCELED", ReservationStatus.Cancelled)]
    [InlineData("NoShow", ReservationStatus.NoShow)]
    [InlineData("No-Show", ReservationStatus.NoShow)]
    [InlineData("no show", ReservationStatus.NoShow)]
    [InlineData("Waitlisted", ReservationStatus.Other)]
    public void A_state_keeps_the_vendor_s_word(string word, ReservationStatus status) =>
        Map(Booking($"\"state\":\"{word}\",\"scheduled_time_utc\":\"2026-05-16T18:30:00Z\"")).Status.ShouldBe(new Open<ReservationStatus>(status, word));

    [Theory]
    [InlineData("arrived_time_utc", ServiceStage.Arrived)]
    [InlineData("seated_time_utc", ServiceStage.Seated)]
    [InlineData("done_time_utc", ServiceStage.Finished)]
    public void A_stage_is_read_from_its_time(string field, ServiceStage stage) =>
        Map(Booking($"\"state\":\"Confirmed\",\"scheduled_time_utc\":\"2026-05-16T18:30:00Z\",\"{field}\":\"2026-05-16T19:00:00Z\"")).Stage!.Value.Value.ShouldBe(stage);

    [Theory]
    [InlineData("scheduled_time_utc", "2026-03-29T00:30:00Z", "2026-03-29T00:30:00Z")]
    [InlineData("scheduled_time_utc", "2026-03-29T01:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("scheduled_time_utc", "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("scheduled_time_utc", "2026-10-25T01:30:00", "2026-10-25T01:30:00Z")]
    [InlineData("scheduled_time", "2026-03-29T01:30:00", "2026-03-29T00:30:00Z")]
    [InlineData("scheduled_time", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("scheduled_time", "2026-03-29T03:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("scheduled_time", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("scheduled_time", "2026-10-25T03:30:00", "2026-10-25T02:30:00Z")]
    public void A_meal_begins_when_it_does_also_in_the_nights_when_the_clock_is_changed(string field, string written, string instant) =>
        Map(Booking($"\"state\":\"Confirmed\",\"{field}\":\"{written}\"")).Start.ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    [Fact]
    public void A_booking_without_a_time_is_set_aside() => Should.Throw<System.Text.Json.JsonException>(() => Map(Booking("\"state\":\"Confirmed\"")));

    private static Reservation Map(string json) => new RecordedVendor().Ability<IFeed<Reservation>>().Map(Plugged.Raw(json));

    private static string Booking(string fields) => $$"""{"id":"4711-1","rid":4711,"party_size":2,{{fields}}}""";
}
