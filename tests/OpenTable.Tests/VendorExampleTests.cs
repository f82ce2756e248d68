using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The vendor's published examples, where they lie beside the repository.</summary>
public sealed class VendorExampleTests
{
    private const string Rid = "188878";
    private const string Settings = """{"restaurant_id":["188878","1038007","1234567","6789","4"],"partner_id":"55"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sync-reservations.response.json", "sync/v2/reservations?rid=188878&limit=1000&offset=0")]
    [InlineData("sync-guests.response.json", "sync/v2/guests?rid=188878&limit=1000&offset=0")]
    [InlineData("experiences-active-v2.response.json", "v2/experiences/188878/active")]
    [InlineData("directory.response.json", "sync/directory?limit=1000&offset=0")]
    public async Task A_list_can_be_read(string file, string path)
    {
        var vendor = new RecordedVendor().On("GET", path, Example(file));
        IFeed<VendorRecord> feed = file[0] switch
        {
            'e' => vendor.Ability<IFeed<Offer>>(Settings),
            'd' => vendor.Ability<IFeed<Location>>("""{"restaurant_id":["4"]}"""),
            _ when file.Contains("guests", StringComparison.Ordinal) => vendor.Ability<IFeed<Guest>>(Settings),
            _ => Anywhere(vendor, Settings).Find<IFeed<Reservation>>()!,
        };

        var rows = (await feed.PagesAsync(new FeedRequest { Basis = feed.Bases.HasFlag(FeedBases.Changed) ? FeedBases.Changed : FeedBases.Snapshot, LocationId = Rid })).SelectMany(page => page.Records).ToList();

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            feed.Map(row).Id.ShouldBe(row.Id);
        }
    }

    [Fact]
    public void A_webhook_can_be_read()
    {
        var receiver = Plugged.Connector(new RecordedVendor(), Settings).Capabilities;
        var receipt = receiver.Find<IWebhookReceiver>()!.Receive(new WebhookRequest
        {
            Method = "POST",
            Url = new Uri("https://moulin.example/webhooks/bookings"),
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["Authorization"] = ["Bearer t"] },
            Body = Encoding.UTF8.GetBytes(Example("webhook-reservation-v3.json")),
            ReceivedAt = Recorded.Noon,
            Secrets = ["t"],
        });

        var booking = receiver.Find<IFeed<Reservation>>()!.Map(receipt.Events[0].Record.ShouldNotBeNull());
        (booking.Status.Raw, booking.Start, booking.Deposit).ShouldBe(("Confirmed", new DateTimeOffset(2024, 12, 19, 23, 0, 0, TimeSpan.Zero), new Money(50m, "USD")));
    }

    [Theory]
    [InlineData("availability-v2.response.json", "consumer", "v2", 1074796, "2025-03-05")]
    [InlineData("inhouse-availability.response.json", "in-house", "inhouse/v1", 1038007, "2025-07-28")]
    public async Task Free_times_can_be_read(string file, string api, string root, int rid, string day)
    {
        var vendor = new RecordedVendor().On("GET", $"{root}/availability/{rid}?start_date_time={day}T12%3A00&forward_minutes=720&backward_minutes=720&party_size=2&include_experiences=true", Example(file));
        var settings = $$"""{"restaurant_id":["{{rid}}"],"booking_api":"{{api}}"}""";

        var slots = await Anywhere(vendor, settings).Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!
            .AskAsync(new FindTimeSlots($"{rid}", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 2), Token);

        slots.Count.ShouldBe(JsonNode.Parse(Example(file))!["times"]!.AsArray().Count);
        slots.ShouldAllBe(slot => slot.IsOpenWithoutOffer && slot.AreaIds.Contains("1"));
    }

    [Fact]
    public async Task A_booking_in_house_can_be_made_changed_and_found()
    {
        var booking = new JsonObject { ["id"] = "1038007-a", ["rid"] = 1038007, ["state"] = "Confirmed", ["party_size"] = 1, ["confirmation_id"] = 2592, ["scheduled_time"] = "2025-07-28T12:45:00", ["guest_id"] = "1038007-g" }.ToJsonString();
        var vendor = new RecordedVendor()
            .On("POST", "inhouse/v1/booking/1038007/locks", Example("inhouse-lock.response.json"))
            .On("POST", "inhouse/v1/booking/1038007/reservations", Example("inhouse-reservation-create.response.json"))
            .On("GET", "sync/v2/reservations?rid=1038007&confirmation_id=2592&limit=10&offset=0", $$"""{"hasNextPage":false,"items":[{{booking}}]}""")
            .On("GET", "sync/v2/reservations/1038007-a", booking)
            .On("GET", "sync/v2/guests/1038007-g", """{"id":"1038007-g","rid":1038007,"phone_numbers":[{"number":"4155555555","country_code":"1","primary":true}]}""")
            .On("POST", "inhouse/v1/booking/1038007/reservations/search", Example("inhouse-reservation-search.response.json"))
            .On("PUT", "inhouse/v1/booking/1038007/reservations/6841dffddc6521cc719cebaa", Example("inhouse-reservation-change.response.json"));
        var abilities = Anywhere(vendor, """{"restaurant_id":["1038007"]}""");
        var guest = new Person { FirstName = "Jon", LastName = "A", Phone = "+14155555555" };
        var start = Plugged.Paris.ToInstant(new DateTime(2025, 7, 28, 12, 45, 0));

        var made = await abilities.Find<IWrite<CreateReservation>>()!.WriteAsync(
            new CreateReservation { LocationId = "1038007", Start = start, PartySize = 2, Guest = guest, Reference = "r", AcceptGuarantee = true }, Plugged.Write(), Token);
        var changed = await abilities.Find<IWrite<ModifyReservation>>()!.WriteAsync(
            new ModifyReservation { ReservationId = made.RecordId!, Start = Plugged.Paris.ToInstant(new DateTime(2025, 7, 29, 12, 45, 0)), PartySize = 2, GuestNote = "Birthday celebration" }, Plugged.Write(), Token);

        changed.Fault.ShouldBeNull();
        Same(vendor.Seen[5].Body, "inhouse-reservation-search.request.json");
        Same(vendor.Seen[6].Body, "inhouse-reservation-change.request.json");
        vendor.Seen[0].Json.AsObject().Select(pair => pair.Key).ShouldBe(JsonNode.Parse(Example("inhouse-lock.request.json"))!.AsObject().Select(pair => pair.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task A_booking_at_the_network_can_be_made_changed_and_cancelled()
    {
        var booking = new JsonObject { ["id"] = "1038007-a", ["rid"] = 1038007, ["state"] = "Confirmed", ["party_size"] = 2, ["confirmation_id"] = 1751, ["scheduled_time"] = "2025-10-13T16:00:00" }.ToJsonString();
        var vendor = new RecordedVendor()
            .On("GET", "v2/availability-metadata/1038007", Example("availability-metadata.response.json"))
            .On("POST", "v2/booking/1038007/slot_locks", Example("slot-lock-v2.response.json"))
            .On("POST", "v2/booking/1038007/reservations", Example("reservation-create-v2.response.json"), 201)
            .On("GET", "sync/v2/reservations?rid=1038007&confirmation_id=1751&limit=10&offset=0", $$"""{"hasNextPage":false,"items":[{{booking}}]}""")
            .On("GET", "sync/v2/reservations/1038007-a", booking)
            .On("GET", "v2/availability-metadata/1038007", Example("availability-metadata.response.json"))
            .On("POST", "v2/booking/1038007/slot_locks", Example("slot-lock-v2.response.json"))
            .On("PUT", "v2/booking/1038007/reservations/1038007-1751", Example("reservation-modify-v2.response.json"))
            .On("GET", "sync/v2/reservations/1038007-a", booking)
            .On("PUT", "v2/booking/1038007/reservations/1038007-1751", "");
        var abilities = Anywhere(vendor, """{"restaurant_id":["1038007"],"booking_api":"consumer"}""");
        var guest = new Person { FirstName = "Jon", LastName = "Appleseed", Email = "jon@appleseed.com", Phone = "+14150000000", Consents = [new Consent("email", false), new Consent("sms", false)] };
        var create = new CreateReservation
        {
            LocationId = "1038007",
            Start = Plugged.Paris.ToInstant(new DateTime(2025, 10, 13, 16, 0, 0)),
            PartySize = 2,
            Guest = guest,
            GuestNote = "This is my special request",
            Reference = "r",
            AcceptGuarantee = true,
        };

        var made = await abilities.Find<IWrite<CreateReservation>>()!.WriteAsync(create, Plugged.Write(), Token);
        await abilities.Find<IWrite<ModifyReservation>>()!.WriteAsync(
            new ModifyReservation { ReservationId = made.RecordId!, Start = Plugged.Paris.ToInstant(new DateTime(2025, 11, 13, 16, 0, 0)), GuestNote = "Window Table" }, Plugged.Write(), Token);
        await abilities.Find<IWrite<CancelReservation>>()!.WriteAsync(new CancelReservation { ReservationId = made.RecordId! }, Plugged.Write(), Token);

        // The area and its environment are not asked here as in the file, which was put together from several sources.
        JsonNode.Parse(Example("reservation-create-v2.request.assembled.json"))!.AsObject().Select(pair => pair.Key).Except(vendor.Seen[2].Json.AsObject().Select(pair => pair.Key)).ShouldBe(["dining_area_id", "environment"]);
        Same(vendor.Seen[7].Body, "reservation-modify-v2.request.assembled.json");
        Same(vendor.Seen[9].Body, "reservation-cancel-v2.request.assembled.json");
    }

    [Fact]
    public async Task A_guest_can_be_made()
    {
        var vendor = new RecordedVendor().On("POST", "api/v3/external/partners/55/restaurants/188878/guests", Example("crm-guest-create.response.json"));
        var person = new Person { FirstName = "Jon", LastName = "Appleseed", Email = "jon@appleseed.com", Phone = "+14150000000", Consents = [new Consent("email", true)] };

        (await vendor.Ability<IWrite<SaveGuest>>(Settings).WriteAsync(new SaveGuest { LocationId = Rid, Person = person, Reference = "r" }, Plugged.Write(), Token)).RecordId.ShouldNotBeNull();

        Same(vendor.Seen[0].Body, "crm-guest-create.request.json");
    }

    [Theory]
    [InlineData("availability-v2.403.json", 403, FaultKind.Permission)]
    [InlineData("availability-v2.404.json", 404, FaultKind.NotFound)]
    [InlineData("directory.401.json", 401, FaultKind.Authentication)]
    [InlineData("crm-guest-create.401.json", 401, FaultKind.Authentication)]
    [InlineData("sync-reservations.401.json", 401, FaultKind.Authentication)]
    [InlineData("reservation-modify-v2.400.json", 400, FaultKind.Validation)]
    [InlineData("inhouse-reservation-cancel.403.json", 403, FaultKind.Refused)]
    public async Task A_failure_can_be_read(string file, int status, FaultKind kind)
    {
        var vendor = new RecordedVendor().On("GET", "v2/experiences/188878/active", Example(file), status);

        (await Recorded.FaultOfAsync(() => vendor.Ability<IFeed<Offer>>(Settings).PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot, LocationId = Rid }))).Kind.ShouldBe(kind);
    }

    /// <summary>The examples' restaurants are not those of the other tests.</summary>
    private static CapabilitySet Anywhere(RecordedVendor vendor, string settings) => Plugged.Connector(vendor, settings, anywhere: true).Capabilities;

    private static void Same(string sent, string file) => sent.ShouldBeJson(Example(file));

    private static string Example(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "opentable", "examples", file);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        Assert.Skip("The vendor's published examples are not beside this repository (shared/vendor-specs).");
        return "";
    }
}
