using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Reservations;

/// <summary>Booking, changing, cancelling.</summary>
public sealed class TheForkWritingTests
{
    private const string Slots = $"v1/restaurants/{Plugged.Restaurant}/timeslots?date=2026-05-16&partySize=4";
    private const string Bookings = $"v1/restaurants/{Plugged.Restaurant}/reservations";

    private static readonly CreateReservation Dinner = new()
    {
        LocationId = Plugged.Restaurant,
        Start = new DateTimeOffset(2026, 5, 16, 18, 30, 0, TimeSpan.Zero),
        PartySize = 4,
        Guest = new Person { FirstName = "Claire", LastName = "Vasseur", Title = "Mme", Email = "claire@exemple.fr", Phone = "+33 6 11 22 33 44", Locale = "fr-FR", Consents = [new Consent("email", true)] },
        GuestNote = "Une poussette",
        Reference = "ours-1",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booking_is_sent_with_the_restaurant_s_offset_and_in_the_vendor_s_words()
    {
        var vendor = new RecordedVendor().On("GET", Slots, Slot(false)).On("POST", Bookings, Plugged.Fixture("reservation.json"));

        var result = await vendor.Ability<IWrite<CreateReservation>>().WriteAsync(Dinner, Plugged.Write(), Token);

        result.RecordId.ShouldBe("aaaaaaaa-0000-4000-8000-000000000001");
        vendor.Seen[1].Kind.ShouldBe(CallKind.Write);
        vendor.Seen[1].Json.ShouldBeJson("""
            {"mealDate":"2026-05-16T20:30:00+02:00","partySize":4,"customerNote":"Une poussette",
             "customer":{"email":"claire@exemple.fr","firstName":"Claire","lastName":"Vasseur","locale":"fr_FR","civility":"mrs","phone":"+33611223344","optins":{"restaurantNewsletter":true}}}
            """);
    }

    [Fact]
    public async Task A_time_that_asks_for_a_guarantee_is_not_booked_unless_it_is_accepted()
    {
        var careful = new RecordedVendor().On("GET", Slots, Slot(true));
        var expressly = new RecordedVendor().On("POST", Bookings, Plugged.Fixture("reservation.json"));

        (await Recorded.FaultOfAsync(() => careful.Ability<IWrite<CreateReservation>>().WriteAsync(Dinner, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Refused);
        (await expressly.Ability<IWrite<CreateReservation>>().WriteAsync(Dinner with { AcceptGuarantee = true }, Plugged.Write(), Token)).Fault.ShouldBeNull();

        careful.ShouldBeDone();
    }

    [Theory]
    [InlineData("guest.email")]
    [InlineData("guest.firstName")]
    [InlineData("guest.lastName")]
    [InlineData("guest.title")]
    [InlineData("guest.locale")]
    [InlineData("guest.phone")]
    [InlineData("partySize")]
    [InlineData("guestNote")]
    public async Task What_the_vendor_wants_and_is_missing_or_wrong_is_told_before_anything_is_sent(string field)
    {
        var command = field switch
        {
            "guest.email" => Dinner with { Guest = Dinner.Guest with { Email = null } },
            "guest.firstName" => Dinner with { Guest = Dinner.Guest with { FirstName = " " } },
            "guest.lastName" => Dinner with { Guest = Dinner.Guest with { LastName = null } },
            "guest.title" => Dinner with { Guest = Dinner.Guest with { Title = "Maître queux" } },
            "guest.locale" => Dinner with { Guest = Dinner.Guest with { Locale = null } },
            "guest.phone" => Dinner with { Guest = Dinner.Guest with { Phone = "06 11 22 33 44" } },
            "partySize" => Dinner with { PartySize = 0 },
            _ => Dinner with { GuestNote = new string('x', 1001) },
        };

        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IWrite<CreateReservation>>().WriteAsync(command, Plugged.Write(), Token));

        (fault.Kind, fault.Fields.Single().Field).ShouldBe((FaultKind.Validation, field));
    }

    [Fact]
    public async Task A_lost_booking_is_found_by_time_size_and_guest_and_two_alike_are_left_to_a_person()
    {
        var one = Day(("a", "claire@exemple.fr"), ("b", "other@exemple.fr"));
        var two = Day(("a", "claire@exemple.fr"), ("b", "Claire@Exemple.fr"));
        var none = Day(("a", "other@exemple.fr"));

        (await FindAsync(one)).ShouldBe(new FindResult(FindVerdict.Done, "a"));
        (await FindAsync(two)).ShouldBe(new FindResult(FindVerdict.Unsure));
        (await FindAsync(none)).ShouldBe(new FindResult(FindVerdict.NotDone));
    }

    [Fact]
    public async Task A_change_sends_time_and_size_and_one_that_holds_already_sends_nothing()
    {
        var vendor = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json"))
            .On("PATCH", "v1/reservations/a", Plugged.Fixture("reservation.json").Replace("\"partySize\": 4", "\"partySize\": 5", StringComparison.Ordinal));
        var held = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json"));

        (await vendor.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = "a", PartySize = 5 }, Plugged.Write(), Token)).RecordId.ShouldBe("a");
        (await held.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = "a", PartySize = 4 }, Plugged.Write(), Token)).AlreadyDone.ShouldBeTrue();

        vendor.Seen[1].Json.ShouldBeJson("""{"mealDate":"2026-05-16T20:30:00+02:00","partySize":5}""");
        vendor.Seen[1].Kind.ShouldBe(CallKind.RepeatableWrite);
    }

    [Fact]
    public async Task A_change_that_the_vendor_did_not_take_over_is_no_success()
    {
        var vendor = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json")).On("PATCH", "v1/reservations/a", Plugged.Fixture("reservation.json"));

        var fault = await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = "a", PartySize = 5 }, Plugged.Write(), Token));

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task A_note_is_changed_only_where_the_configuration_dares_it()
    {
        var command = new ModifyReservation { ReservationId = "a", VenueNote = "Table ronde" };
        var daring = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json")).On("PATCH", "v1/reservations/a", Plugged.Fixture("reservation.json"));

        (await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IWrite<ModifyReservation>>().WriteAsync(command, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Unsupported);
        await daring.Ability<IWrite<ModifyReservation>>($$"""{"restaurant_id":["{{Plugged.Restaurant}}"],"change_venue_note":true}""").WriteAsync(command, Plugged.Write(), Token);

        daring.Seen[1].Json["restaurantNote"]!.GetValue<string>().ShouldBe("Table ronde");
    }

    [Fact]
    public async Task A_booking_that_moved_on_is_not_changed_nor_cancelled()
    {
        var before = new DateTimeOffset(2026, 5, 14, 7, 0, 0, TimeSpan.Zero);
        var changing = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json"));
        var cancelling = new RecordedVendor().On("GET", "v1/reservations/a", Plugged.Fixture("reservation.json"));

        var change = await Recorded.FaultOfAsync(() => changing.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = "a", PartySize = 5 }, Plugged.Write(before), Token));
        var cancel = await Recorded.FaultOfAsync(() => cancelling.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = "a" }, Plugged.Write(before), Token));

        (change.Kind, cancel.Kind).ShouldBe((FaultKind.Conflict, FaultKind.Conflict));
    }

    [Fact]
    public async Task A_booking_cancelled_already_is_done_and_one_that_cannot_be_is_refused()
    {
        var twice = new RecordedVendor().Error("PATCH", "v1/reservations/a/cancel", "DOUBLE_CANCELLATION", 409);
        var late = new RecordedVendor().Error("PATCH", "v1/reservations/a/cancel", "CANCELLATION_ERROR", 400);

        (await twice.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = "a" }, Plugged.Write(), Token)).AlreadyDone.ShouldBeTrue();
        (await Recorded.FaultOfAsync(() => late.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = "a" }, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Refused);
    }

    private static Task<FindResult> FindAsync(RecordedVendor vendor) =>
        vendor.Ability<IFind<CreateReservation>>().FindAsync(Dinner, Plugged.Write(firstSentAt: new DateTimeOffset(2026, 5, 2, 9, 12, 0, TimeSpan.Zero)), Token);

    private static RecordedVendor Day(params (string Id, string Email)[] bookings)
    {
        var vendor = new RecordedVendor().On("GET", Meals(15), """{"data":[],"totalCount":0,"page":1,"limit":10000}""")
            .On("GET", Meals(16), $$"""{"data":[{{string.Join(',', bookings.Select(booking => $"\"{booking.Id}\""))}}],"totalCount":{{bookings.Length}},"page":1,"limit":10000}""");
        foreach (var (id, email) in bookings)
        {
            vendor.On("GET", $"v1/reservations/{id}", Plugged.Fixture("reservation.json"))
                .On("GET", "v1/customers/cccccccc-0000-4000-8000-000000000001", $$"""{"customerUuid":"c","email":"{{email}}"}""");
        }

        return vendor.On("GET", Meals(17), """{"data":[],"totalCount":0,"page":1,"limit":10000}""");
    }

    private static string Meals(int day) => $"v1/reservations?restaurantUuid={Plugged.Restaurant}&filterBy=mealDate&startDate=2026-05-{day}&endDate=2026-05-{day + 1}&limit=10000&page=1";

    private static string Slot(bool isGuaranteed) => $$"""
        [{"datetime":"2026-05-16T20:30:00+02:00","offers":null,"hasNormalStock":true,"hasPaymentGuaranteeRequirement":{{(isGuaranteed ? "true" : "false")}},
          "guaranteeRequirementList":[{{(isGuaranteed ? """{"guaranteeType":"imprint","amount":20,"minimumCancellationHours":24,"minimumPartySize":4}""" : "")}}]}]
        """;
}
