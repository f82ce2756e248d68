using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Availability;

/// <summary>Free times, closed times and offers.</summary>
public sealed class TheForkAvailabilityTests
{
    private const string Override = $"v1/restaurants/{Plugged.Restaurant}/availabilities/override";

    private static readonly SetOnlineBooking Evening = new()
    {
        LocationId = Plugged.Restaurant,
        Day = new DateOnly(2026, 6, 1),
        FirstSlot = new TimeOnly(19, 0),
        LastSlot = new TimeOnly(21, 30),
        IsOpen = false,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_times_of_a_day_come_with_their_offers_and_guarantees_also_when_the_clock_is_changed()
    {
        var vendor = new RecordedVendor().On("GET", $"v1/restaurants/{Plugged.Restaurant}/timeslots?date=2026-10-25&partySize=2&offerUuid=o", """
            [
              {"datetime":"2026-10-25T02:30:00+02:00","offers":["o"],"hasNormalStock":false,"hasPaymentGuaranteeRequirement":true,
               "guaranteeRequirementList":[{"guaranteeType":"prepayment","amount":15,"minimumCancellationHours":48,"minimumPartySize":0,"offerUuid":"o"}]},
              {"datetime":"2026-10-25T02:30:00+01:00","offers":null,"hasNormalStock":true,"hasPaymentGuaranteeRequirement":true,"guaranteeRequirementList":[]}
            ]
            """);

        var slots = await vendor.Ability<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>().AskAsync(new FindTimeSlots(Plugged.Restaurant, new DateOnly(2026, 10, 25), 2, "o"), Token);

        slots.Select(slot => slot.Start.UtcDateTime.Hour).ShouldBe([0, 1]);
        (slots[0].IsOpenWithoutOffer, slots[0].OfferIds.Single()).ShouldBe((false, "o"));
        slots[0].Guarantees.ShouldBe([new Guarantee("prepayment", new Money(15m, "EUR"), 0, TimeSpan.FromHours(48), "o")]);
        slots[1].Guarantees.ShouldBe([new Guarantee("unknown", null)]);
    }

    [Fact]
    public async Task Slots_are_closed_in_wall_time_and_another_answer_is_no_success()
    {
        var vendor = new RecordedVendor().On("PUT", Override, """{"restaurantUuid":"r","date":"2026-06-01","startTime":"19:00","endTime":"21:30","isOpen":false}""");
        var other = new RecordedVendor().On("PUT", Override, """{"restaurantUuid":"r","date":"2026-06-01","startTime":"19:00","endTime":"19:00","isOpen":false}""");

        (await vendor.Ability<IWrite<SetOnlineBooking>>().WriteAsync(Evening, Plugged.Write(), Token)).Fault.ShouldBeNull();
        (await Recorded.FaultOfAsync(() => other.Ability<IWrite<SetOnlineBooking>>().WriteAsync(Evening, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.UnexpectedContent);

        vendor.Seen[0].Json.ShouldBeJson("""{"date":"2026-06-01","startTime":"19:00","endTime":"21:30","isOpen":false}""");
        vendor.Seen[0].Kind.ShouldBe(CallKind.RepeatableWrite);
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_told()
    {
        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IWrite<SetOnlineBooking>>().WriteAsync(Evening with { LastSlot = new TimeOnly(1, 0) }, Plugged.Write(), Token));

        (fault.Kind, fault.Fields.Single().Field).ShouldBe((FaultKind.Validation, "lastSlot"));
    }

    [Fact]
    public async Task Offers_are_read_by_restaurant_in_the_language_asked_for()
    {
        var vendor = new RecordedVendor().On("GET", $"v1/restaurants/{Plugged.Restaurant}/offers?locale=en_GB", """[{"uuid":"o","name":"Mill menu","description":"","price":39}]""");
        var feed = vendor.Ability<IFeed<Offer>>($$"""{"restaurant_id":["{{Plugged.Restaurant}}"],"locale":"en-GB"}""");

        var page = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot, LocationId = Plugged.Restaurant })).ShouldHaveSingleItem();

        feed.Map(page.Records.Single()).ShouldBeRecord($$"""{"id":"o","locationId":"{{Plugged.Restaurant}}","name":"Mill menu"}""");
    }
}
