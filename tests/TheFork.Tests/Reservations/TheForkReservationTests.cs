using System.Globalization;
using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Reservations;

/// <summary>How a booking reads.</summary>
public sealed class TheForkReservationTests
{
    [Fact]
    public void A_booking_is_read_whole_and_what_has_no_certain_unit_is_left_out() => Map(Plugged.Fixture("reservation.json")).ShouldBeRecord("""
        {
          "id": "aaaaaaaa-0000-4000-8000-000000000001",
          "locationId": "11111111-1111-4111-8111-111111111111",
          "status": "CONFIRMED", "statusRaw": "RECORDED",
          "stage": "ARRIVED", "stageRaw": "PARTIALLY_ARRIVED",
          "start": "2026-05-16T18:30:00+00:00",
          "partySize": 4,
          "guestId": "cccccccc-0000-4000-8000-000000000001",
          "guestNote": "Une poussette",
          "tables": [],
          "channel": "TheFork",
          "offerId": "bbbbbbbb-0000-4000-8000-000000000001",
          "createdAt": "2026-05-02T09:12:33.12+00:00"
        }
        """);

    [Theory]
    [InlineData("RECORDED", ReservationStatus.Confirmed)]
    [InlineData("CONFIRMED", ReservationStatus.Confirmed)]
    [InlineData("REQUESTED", ReservationStatus.Requested)]
    [InlineData("REFUSED", ReservationStatus.Refused)]
    [InlineData("REJECTED", ReservationStatus.Refused)]
    [InlineData("CANCELED", ReservationStatus.Cancelled)]
    [InlineData("NO_SHOW", ReservationStatus.NoShow)]
    [InlineData("WAITLISTED", ReservationStatus.Other)]
    public void A_status_keeps_the_vendor_s_word(string word, ReservationStatus status) =>
        Map(Booking("2026-05-16T18:30:00Z", status: word)).Status.ShouldBe(new Open<ReservationStatus>(status, word));

    [Theory]
    [InlineData("ARRIVED", ServiceStage.Arrived)]
    [InlineData("SEATED", ServiceStage.Seated)]
    [InlineData("BILL", ServiceStage.Bill)]
    [InlineData("LEFT", ServiceStage.Finished)]
    [InlineData("DESSERT", ServiceStage.Other)]
    public void So_does_a_stage(string word, ServiceStage stage) =>
        Map(Booking("2026-05-16T18:30:00Z", stage: word)).Stage.ShouldBe(new Open<ServiceStage>(stage, word));

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T00:30:00Z")]
    [InlineData("2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z")]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T00:30:00Z")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29T03:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T03:30:00", "2026-10-25T02:30:00Z")]
    [InlineData("2026-07-14T20:00:00.000", "2026-07-14T18:00:00Z")]
    public void A_meal_begins_when_it_does_also_in_the_nights_when_the_clock_is_changed(string written, string instant) =>
        Map(Booking(written)).Start.ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("status")]
    [InlineData("mealDate")]
    [InlineData("partySize")]
    [InlineData("restaurantUuid")]
    [InlineData("reservationUuid")]
    public void A_booking_without_what_makes_one_is_set_aside(string field)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(Plugged.Fixture("reservation.json"))!.AsObject();
        node.Remove(field);

        Should.Throw<System.Text.Json.JsonException>(() => Map(node.ToJsonString()));
    }

    [Fact]
    public async Task Bookings_are_fetched_one_a_call_and_one_that_is_unknown_is_gone()
    {
        var vendor = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json")).Error("GET", "v1/reservations/b", "RESERVATION_NOT_FOUND", 404);

        var batch = await vendor.Ability<IFetch<Reservation>>().FetchAsync([new RecordHint("a"), new RecordHint("b")], TestContext.Current.CancellationToken);

        var row = batch.Records.ShouldHaveSingleItem();
        (row.LocationId, row.ChangedAt).ShouldBe((Plugged.Restaurant, new DateTimeOffset(2026, 5, 14, 8, 0, 1, 500, TimeSpan.Zero)));
        batch.Removals.ShouldBe([new Removal("b", RemovalReason.Deleted)]);
    }

    private static Reservation Map(string json) => new RecordedVendor().Ability<IFeed<Reservation>>().Map(Plugged.Raw(json));

    private static string Booking(string mealDate, string status = "RECORDED", string? stage = null) =>
        $$"""{"reservationUuid":"a","restaurantUuid":"{{Plugged.Restaurant}}","mealDate":"{{mealDate}}","mealStatus":{{(stage is null ? "null" : $"\"{stage}\"")}},"partySize":2,"status":"{{status}}","createdAt":null}""";
}
