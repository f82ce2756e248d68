using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Reservations;

/// <summary>Booking, changing, cancelling, with either booking API.</summary>
public sealed class OpenTableWritingTests
{
    private const string Id = "4711-0f6f3c6e-2a1b-4c55-9a10-000000000001";
    private const string Held = $"sync/v2/reservations/{Id}";
    private const string Number = "sync/v2/reservations?rid=4711&confirmation_id=2211&limit=10&offset=0";
    private const string Guest = "sync/v2/guests/4711-3b1e0000-0000-4000-8000-00000000000a";
    private const string Search = "inhouse/v1/booking/4711/reservations/search";
    private const string Found = """{"reservations":[{"reservation_id":"ffff","confirmation_number":1,"status":"Modifiable"},{"reservation_id":"aaaa","confirmation_number":2211,"status":"Modifiable"}]}""";
    private const string Nobody = """{"hasNextPage":false,"items":[]}""";

    private static readonly CreateReservation Dinner = new()
    {
        LocationId = Plugged.Restaurant,
        Start = new DateTimeOffset(2026, 5, 16, 18, 30, 0, TimeSpan.Zero),
        PartySize = 4,
        Guest = new Person { FirstName = "Claire", LastName = "Vasseur", Email = "claire@exemple.fr", Phone = "+33 6 11 22 33 44", Consents = [new Consent("email", false)] },
        GuestNote = "Une poussette",
        AcceptGuarantee = true,
        Reference = "ours-1",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Booked(int size = 4, string time = "2026-05-16T20:30") => $$"""{"confirmation_number":2211,"reservation_id":"aaaa","date_time":"{{time}}","party_size":{{size}}}""";

    [Fact]
    public async Task In_house_a_time_is_held_and_taken_each_call_with_an_id_of_its_own()
    {
        var vendor = new RecordedVendor()
            .On("POST", "inhouse/v1/booking/4711/locks", """{"expires_at":"2026-05-14T12:05","reservation_token":"t"}""")
            .On("POST", "inhouse/v1/booking/4711/reservations", Booked())
            .On("GET", Number, $$"""{"hasNextPage":false,"items":[{{Plugged.Fixture("reservation.json")}}]}""");

        var result = await vendor.Ability<IWrite<CreateReservation>>().WriteAsync(Dinner, Plugged.Write(), Token);

        (result.RecordId, result.After?.Id, result.After?.Revision).ShouldBe((Id, Id, 9001));
        vendor.Seen[0].Json.ShouldBeJson("""{"party_size":4,"date_time":"2026-05-16T20:30","dining_area_id":1,"restaurant_id":"4711","table_type":"default"}""");
        vendor.Seen[1].Json.ShouldBeJson("""
            {"reservation_token":"t","first_name":"Claire","last_name":"Vasseur","email_address":"claire@exemple.fr","phone_number":{"number":"611223344","country_code":33},
             "special_request":"Une poussette","restaurant_email_marketing_opt_in":false}
            """);
        vendor.Seen[..2].ShouldAllBe(call => call.Kind == CallKind.RepeatableWrite);
        vendor.Seen[0].Key().ShouldNotBe(vendor.Seen[1].Key());
    }

    [Fact]
    public async Task At_the_network_the_area_and_the_country_are_written_otherwise()
    {
        var vendor = new RecordedVendor()
            .On("GET", "v2/availability-metadata/4711", """{"data":{"enviroments":["Outdoor"],"dining_areas":[{"id":21,"name":"Terrasse","environment":"Outdoor"}]}}""")
            .On("POST", "v2/booking/4711/slot_locks", """{"expires_at":"2026-05-14T12:05:00","reservation_token":"t"}""")
            .On("POST", "v2/booking/4711/reservations", Booked(), 201)
            .On("GET", Number, Nobody);

        var result = await vendor.Ability<IWrite<CreateReservation>>(Plugged.Consumer).WriteAsync(Dinner, Plugged.Write(), Token);

        result.RecordId.ShouldBe("4711-2211");
        vendor.Seen[1].Json.ShouldBeJson("""{"party_size":4,"date_time":"2026-05-16T20:30","dining_area_id":21,"reservation_attribute":"default","environment":"Outdoor"}""");
        vendor.Seen[2].Json["phone"].ShouldBeJson("""{"number":"611223344","country_code":"FR","phone_type":"Mobile"}""");
    }

    [Fact]
    public async Task A_second_attempt_sends_the_same_ids()
    {
        var keys = new List<string?>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var vendor = new RecordedVendor().On("POST", "inhouse/v1/booking/4711/locks", """{"reservation_token":"t"}""").On("POST", "inhouse/v1/booking/4711/reservations", Booked()).On("GET", Number, Nobody);
            await vendor.Ability<IWrite<CreateReservation>>().WriteAsync(Dinner, Plugged.Write(), Token);
            keys.AddRange(vendor.Seen[..2].Select(call => call.Key()));
        }

        keys[..2].ShouldBe(keys[2..]);
    }

    [Fact]
    public async Task A_time_that_asks_for_a_deposit_is_not_booked_unless_it_is_accepted()
    {
        var vendor = new RecordedVendor().On(
            "GET",
            "v2/availability/4711?start_date_time=2026-05-16T12%3A00&forward_minutes=720&backward_minutes=720&party_size=4&include_experiences=true",
            """{"rid":4711,"times_available":[{"time":"2026-05-16T20:30","availability_types":[{"type":"Standard","cancellationPolicy":{"type":"Deposit","id":"1"},"diningArea":[{"id":1}]}]}]}""");

        var fault = await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<CreateReservation>>(Plugged.Consumer).WriteAsync(Dinner with { AcceptGuarantee = false }, Plugged.Write(), Token));

        fault.Kind.ShouldBe(FaultKind.Refused);
    }

    [Theory]
    [InlineData("guest.firstName", FaultKind.Validation)]
    [InlineData("guest.lastName", FaultKind.Validation)]
    [InlineData("guest.phone", FaultKind.Validation)]
    [InlineData("areaId", FaultKind.Validation)]
    [InlineData("start", FaultKind.Validation)]
    [InlineData("offerId", FaultKind.Unsupported)]
    [InlineData("venueNote", FaultKind.Unsupported)]
    public async Task What_cannot_be_booked_is_told_before_anything_is_sent(string field, FaultKind kind)
    {
        var command = field switch
        {
            "guest.firstName" => Dinner with { Guest = Dinner.Guest with { FirstName = null } },
            "guest.lastName" => Dinner with { Guest = Dinner.Guest with { LastName = "" } },
            "guest.phone" => Dinner with { Guest = Dinner.Guest with { Phone = "06 11 22 33 44" } },
            "areaId" => Dinner with { AreaId = "terrasse" },
            "start" => Dinner with { Start = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero) },
            "offerId" => Dinner with { OfferId = "700" },
            _ => Dinner with { VenueNote = "Table ronde" },
        };

        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IWrite<CreateReservation>>().WriteAsync(command, Plugged.Write(), Token));

        (fault.Kind, fault.Fields.SingleOrDefault()?.Field ?? field).ShouldBe((kind, field));
    }

    [Fact]
    public async Task In_house_a_change_finds_the_booking_by_the_guest_s_telephone()
    {
        var vendor = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).On("GET", Guest, Plugged.Fixture("guest.json")).On("POST", Search, Found)
            .On("PUT", "inhouse/v1/booking/4711/reservations/aaaa", Booked(5));

        (await vendor.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = Id, PartySize = 5 }, Plugged.Write(), Token)).RecordId.ShouldBe(Id);

        vendor.Seen[2].Json.ShouldBeJson("""{"phone_number":{"number":"611223344","country_code":33}}""");
        vendor.Seen[2].Kind.ShouldBe(CallKind.Read);
        vendor.Seen[3].Json.ShouldBeJson("""{"party_size":"5","date_time":"2026-05-16T20:30","special_request":"Une poussette"}""");
    }

    [Fact]
    public async Task At_the_network_a_change_holds_the_new_time_first()
    {
        var vendor = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json"))
            .On("GET", "v2/availability-metadata/4711", """{"data":{}}""")
            .On("POST", "v2/booking/4711/slot_locks", """{"reservation_token":"t"}""")
            .On("PUT", "v2/booking/4711/reservations/4711-2211", Booked(4, "2026-05-17T20:00"));
        var command = new ModifyReservation { ReservationId = Id, Start = new DateTimeOffset(2026, 5, 17, 18, 0, 0, TimeSpan.Zero) };

        (await vendor.Ability<IWrite<ModifyReservation>>(Plugged.Consumer).WriteAsync(command, Plugged.Write(), Token)).Fault.ShouldBeNull();

        vendor.Seen[3].Json.ShouldBeJson("""{"party_size":4,"date_time":"2026-05-17T20:00","special_request":"Une poussette","reservation_token":"t","reservation_attribute":"default"}""");
    }

    [Fact]
    public async Task A_change_that_holds_already_sends_nothing_and_one_not_taken_over_is_no_success()
    {
        var held = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json"));
        var ignored = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).On("GET", Guest, Plugged.Fixture("guest.json")).On("POST", Search, Found)
            .On("PUT", "inhouse/v1/booking/4711/reservations/aaaa", Booked());

        (await held.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = Id, PartySize = 4 }, Plugged.Write(), Token)).AlreadyDone.ShouldBeTrue();
        (await Recorded.FaultOfAsync(() => ignored.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = Id, PartySize = 5 }, Plugged.Write(), Token)))
            .Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task A_booking_that_moved_on_is_not_touched()
    {
        foreach (var context in new[] { Plugged.Write(ifRevision: 9000), Plugged.Write(ifUnchangedSince: new DateTimeOffset(2026, 5, 14, 7, 0, 0, TimeSpan.Zero)) })
        {
            var changing = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json"));
            var cancelling = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json"));

            (await Recorded.FaultOfAsync(() => changing.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = Id, PartySize = 5 }, context, Token))).Kind.ShouldBe(FaultKind.Conflict);
            (await Recorded.FaultOfAsync(() => cancelling.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = Id }, context, Token))).Kind.ShouldBe(FaultKind.Conflict);
        }
    }

    [Fact]
    public async Task Cancelling_is_a_state_at_the_network_and_a_deletion_in_house()
    {
        var network = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).On("PUT", "v2/booking/4711/reservations/4711-2211", "");
        var house = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).On("GET", Guest, Plugged.Fixture("guest.json")).On("POST", Search, Found)
            .On("DELETE", "inhouse/v1/booking/4711/reservations/aaaa", "");

        await network.Ability<IWrite<CancelReservation>>(Plugged.Consumer).WriteAsync(new CancelReservation { ReservationId = Id }, Plugged.Write(), Token);
        await house.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = Id }, Plugged.Write(), Token);

        network.Seen[1].Json.ShouldBeJson("""{"status":"CancelledWeb"}""");
        house.ShouldBeDone();
    }

    [Fact]
    public async Task A_booking_cancelled_already_is_done_before_or_after_it_was_sent()
    {
        var cancelled = Plugged.Fixture("reservation.json").Replace("\"Confirmed\"", "\"CancelledWeb\"", StringComparison.Ordinal);
        var before = new RecordedVendor().On("GET", Held, cancelled);
        var after = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).Error("PUT", "v2/booking/4711/reservations/4711-2211", 400, "It is cancelled").On("GET", Held, cancelled);
        var not = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).Error("PUT", "v2/booking/4711/reservations/4711-2211", 400, "Too late").On("GET", Held, Plugged.Fixture("reservation.json"));

        (await CancelAsync(before)).AlreadyDone.ShouldBeTrue();
        (await CancelAsync(after)).AlreadyDone.ShouldBeTrue();
        (await Recorded.FaultOfAsync(() => CancelAsync(not))).Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task What_a_person_has_to_do_and_what_is_not_shown_is_refused()
    {
        var handedOver = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).Error("PUT", "v2/booking/4711/reservations/4711-2211", 403, "A person is needed", "RedirectToHost");
        var hidden = new RecordedVendor().On("GET", Held, Plugged.Fixture("reservation.json")).On("GET", Guest, Plugged.Fixture("guest.json")).On("POST", Search, """{"reservations":[]}""");

        (await Recorded.FaultOfAsync(() => CancelAsync(handedOver))).Code.ShouldBe("RedirectToHost");
        (await Recorded.FaultOfAsync(() => hidden.Ability<IWrite<CancelReservation>>().WriteAsync(new CancelReservation { ReservationId = Id }, Plugged.Write(), Token))).Kind.ShouldBe(FaultKind.Refused);
    }

    private static Task<WriteResult> CancelAsync(RecordedVendor vendor) =>
        vendor.Ability<IWrite<CancelReservation>>(Plugged.Consumer).WriteAsync(new CancelReservation { ReservationId = Id }, Plugged.Write(), Token);
}
