using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Guests;

/// <summary>How guests are read and made.</summary>
public sealed class OpenTableGuestsTests
{
    private const string Path = "api/v3/external/partners/55/restaurants/4711/guests";

    private static readonly SaveGuest Claire = new()
    {
        LocationId = "4711",
        Reference = "ours-1",
        Person = new Person { FirstName = "Claire", LastName = "Vasseur", Email = "claire@exemple.fr", Phone = "+33611223344", Consents = [new Consent("email", true)] },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_guest_is_read_whole_and_who_refused_all_marketing_refused_each_kind() => new RecordedVendor().Ability<IFeed<Guest>>().Map(Plugged.Raw(Plugged.Fixture("guest.json"))).ShouldBeRecord("""
        {
          "id": "4711-3b1e0000-0000-4000-8000-00000000000a", "locationId": "4711",
          "person": {
            "firstName": "Claire", "lastName": "Vasseur", "email": "claire@exemple.fr", "phone": "+33611223344", "birthDate": "1984-02-29", "company": "Vasseur & Cie",
            "consents": [ { "channel": "email", "isGiven": false }, { "channel": "post", "isGiven": false } ]
          },
          "dietary": [],
          "tags": [ "vip" ], "note": "Près de la roue", "firstVisit": "2025-12-20", "lastVisit": "2026-05-01"
        }
        """);

    [Fact]
    public async Task A_forgotten_guest_is_erased_and_one_put_away_is_removed()
    {
        var vendor = new RecordedVendor().On("GET", "sync/v2/guests?rid=4711&limit=1000&offset=0", """
            {"hasNextPage":false,"items":[
              {"id":"4711-a","rid":4711,"first_name":"A"},
              {"id":"4711-b","rid":4711,"forgotten":true,"updated_at_utc":"2026-05-14T08:00:00Z"},
              {"id":"4711-c","rid":4711,"archived":true}]}
            """);

        var page = (await vendor.Ability<IFeed<Guest>>().PagesAsync(new FeedRequest { Basis = FeedBases.Changed, LocationId = "4711" })).ShouldHaveSingleItem();

        page.Records.ShouldHaveSingleItem().Id.ShouldBe("4711-a");
        page.Removals.ShouldBe([new Removal("4711-b", RemovalReason.Erased, new DateTimeOffset(2026, 5, 14, 8, 0, 0, TimeSpan.Zero)), new Removal("4711-c", RemovalReason.Archived)]);
    }

    [Fact]
    public async Task A_guest_is_made_or_found()
    {
        var vendor = new RecordedVendor().On("POST", Path, """{"guestId":"66aa"}""");

        (await vendor.Ability<IWrite<SaveGuest>>().WriteAsync(Claire, Plugged.Write(), Token)).RecordId.ShouldBe("66aa");

        vendor.Seen[0].Json.ShouldBeJson("""
            {"firstName":"Claire","lastName":"Vasseur","email":{"emailAddress":"claire@exemple.fr","isEmailMarketingOptedIn":true},"phoneNumbers":[{"countryCode":"33","number":"611223344","isPrimary":true}]}
            """);
        (vendor.Seen[0].Key(), vendor.Seen[0].Kind).ShouldBe(("op-1", CallKind.RepeatableWrite));
    }

    [Fact]
    public async Task What_the_vendor_cannot_do_to_a_guest_is_told()
    {
        var write = new RecordedVendor().Ability<IWrite<SaveGuest>>();

        (await Recorded.FaultOfAsync(() => write.WriteAsync(Claire with { GuestId = "4711-a" }, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Unsupported);
        (await Recorded.FaultOfAsync(() => write.WriteAsync(Claire with { Tags = ["vip"] }, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Unsupported);
        (await Recorded.FaultOfAsync(() => write.WriteAsync(Claire with { Person = new Person { FirstName = "C", LastName = "V" } }, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Validation);
        (await Recorded.FaultOfAsync(() => write.WriteAsync(Claire with { Person = Claire.Person with { LastName = null } }, Plugged.Write(), Token))).Fields.Single().Field.ShouldBe("person.lastName");
    }

    [Fact]
    public void Without_a_partner_number_no_guest_is_made() =>
        Plugged.Connector(new RecordedVendor(), """{"restaurant_id":["4711"]}""").Capabilities.Find<IWrite<SaveGuest>>().ShouldBeNull();

    [Theory]
    [InlineData("+33 6 11 22 33 44", "33", "FR", "611223344")]
    [InlineData("+1 (415) 555-0100", "1", "US", "4155550100")]
    [InlineData("+352621123456", "352", "LU", "621123456")]
    [InlineData("+390612345678", "39", "IT", "0612345678")]
    public void A_telephone_number_is_taken_apart(string phone, string code, string country, string number) =>
        OpenTablePhones.Split("phone", phone).ShouldBe((code, country, number));

    [Theory]
    [InlineData("33", "06 11 22 33 44", "+33611223344")]
    [InlineData("1", "2125555555", "+12125555555")]
    [InlineData(null, "2125555555", "2125555555")]
    [InlineData("FR", "0611223344", "0611223344")]
    [InlineData("33", "", null)]
    public void And_put_together(string? code, string number, string? phone) => OpenTablePhones.Join(code, number).ShouldBe(phone);
}
