using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Guests;

/// <summary>How guests are read and looked up.</summary>
public sealed class TheForkGuestsTests
{
    private const string Phone = $"v1/restaurants/{Plugged.Restaurant}/customers/phone/%2B33611223344";

    [Fact]
    public void A_guest_is_read_whole() => new RecordedVendor().Ability<IFeed<Guest>>().Map(Plugged.Raw(Plugged.Fixture("guest.json"))).ShouldBeRecord("""
        {
          "id": "cccccccc-0000-4000-8000-000000000001",
          "person": {
            "firstName": "Claire", "lastName": "Vasseur", "title": "mrs", "email": "claire@exemple.fr", "phone": "+33611223344", "locale": "fr-FR", "birthDate": "1984-02-29",
            "address": { "street": "3 quai du Moulin", "postalCode": "69009", "city": "Lyon", "country": "FR" },
            "consents": [ { "channel": "email", "isGiven": false } ]
          },
          "isVip": true,
          "dietary": [ "seafood", "gluten_free" ],
          "tags": [ "promo_seeker", "employee", "caution", "wine_lover" ],
          "note": "Près de la roue"
        }
        """);

    [Fact]
    public async Task Guests_are_listed_by_group_and_fetched_without_a_time_that_is_only_a_day()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"v1/customers?groupUuid={Plugged.Group}&startDate=2026-05-13&endDate=2026-05-16&limit=10000&page=1", """{"data":["c"],"totalCount":1,"page":1,"limit":10000}""")
            .On("GET", "v1/customers/c", Plugged.Fixture("guest.json"));

        var page = (await vendor.Ability<IFeed<Guest>>().PagesAsync(new FeedRequest { Basis = FeedBases.Changed, From = Recorded.Noon })).ShouldHaveSingleItem();
        var batch = await vendor.Ability<IFetch<Guest>>().FetchAsync(page.Hints, TestContext.Current.CancellationToken);

        batch.Records.Single().ChangedAt.ShouldBeNull();
    }

    [Fact]
    public void Without_a_group_guests_are_not_offered()
    {
        var abilities = Plugged.Connector(new RecordedVendor(), $$"""{"restaurant_id":["{{Plugged.Restaurant}}"]}""").Capabilities;

        (abilities.Find<IFeed<Guest>>(), abilities.Find<IFetch<Guest>>()).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_guest_is_looked_up_by_telephone_and_nobody_is_no_failure()
    {
        var known = new RecordedVendor().On("GET", Phone, """
            {"customerUuid":"c","firstName":"Claire","lastName":"Vasseur","phone":"+33611223344","email":"claire@exemple.fr","nextReservationsList":[{"reservationUuid":"a","mealDate":"2026-05-16T18:30:00Z","status":"RECORDED"}]}
            """);
        var unknown = new RecordedVendor().Error("GET", Phone, "PHONE_NUMBER_NOT_FOUND", 404);

        var match = (await AskAsync(known)).ShouldHaveSingleItem();

        (match.GuestId, match.Person.LastName, match.ReservationIds.Single()).ShouldBe(("c", "Vasseur", "a"));
        (await AskAsync(unknown)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<GuestMatch>> AskAsync(RecordedVendor vendor) =>
        vendor.Ability<IAsk<FindGuests, IReadOnlyList<GuestMatch>>>().AskAsync(new FindGuests(Plugged.Restaurant, "+33 6 11 22 33 44"), TestContext.Current.CancellationToken);
}
