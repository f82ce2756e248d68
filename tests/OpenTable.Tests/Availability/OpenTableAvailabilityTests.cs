using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Availability;

/// <summary>Free times and experiences.</summary>
public sealed class OpenTableAvailabilityTests
{
    [Fact]
    public async Task A_day_s_times_are_asked_for_around_noon_and_read_as_wall_time()
    {
        var vendor = new RecordedVendor().On("GET", "inhouse/v1/availability/4711?start_date_time=2026-10-25T12%3A00&forward_minutes=720&backward_minutes=720&party_size=2&include_experiences=true", """
            {"rid":4711,"party_size":2,"times":[],"times_available":[
              {"time":"2026-10-25T00:30","availability_types":[{"type":"Standard","diningArea":[{"id":1,"table_type":["default","outdoor"]}]}]},
              {"time":"2026-10-25T19:30","availability_types":[
                {"type":"Experience","diningArea":[{"id":1,"table_type":["default"],"experience_ids":[700]},{"id":21,"table_type":["outdoor"],"experience_ids":[700]}],
                 "experienceCancellationPolicy":[{"experienceId":700,"type":"Hold","id":"p"}]}]},
              {"time":"2026-10-26T00:00","availability_types":[{"type":"Standard"}]}]}
            """);

        var slots = await vendor.Ability<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>().AskAsync(new FindTimeSlots("4711", new DateOnly(2026, 10, 25), 2), TestContext.Current.CancellationToken);

        slots.Select(slot => slot.Start).ShouldBe([new DateTimeOffset(2026, 10, 24, 22, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 25, 18, 30, 0, TimeSpan.Zero)]);
        (slots[0].IsOpenWithoutOffer, slots[1].IsOpenWithoutOffer).ShouldBe((true, false));
        (string.Join('+', slots[1].OfferIds), string.Join('+', slots[1].AreaIds)).ShouldBe(("700", "1+21"));
        slots[1].Guarantees.ShouldBe([new Guarantee("Hold", null, OfferId: "700")]);
    }

    [Fact]
    public async Task Experiences_that_can_be_booked_come_with_the_first_price_of_a_person()
    {
        var vendor = new RecordedVendor().On("GET", "v2/experiences/4711/active", """
            {"data":[
              {"experience_id":700,"name":"Menu du moulin","description":"Cinq services","rid":4711,"bookable":true,"currency":"EUR","version":1,
               "price_info":{"priceType":"PER_PERSON","currencyCode":"EUR","multiplier":100,"prices":[{"priceOrder":2,"minUnitAmount":2900},{"priceOrder":1,"minUnitAmount":5900}]}},
              {"experience_id":701,"name":"Brunch","rid":4711,"bookable":false}]}
            """);
        var feed = vendor.Ability<IFeed<Offer>>();

        var page = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot, LocationId = "4711" })).ShouldHaveSingleItem();

        feed.Map(page.Records.ShouldHaveSingleItem()).ShouldBeRecord("""{"id":"700","locationId":"4711","name":"Menu du moulin","description":"Cinq services","price":{"amount":59,"currency":"EUR"}}""");
    }
}
