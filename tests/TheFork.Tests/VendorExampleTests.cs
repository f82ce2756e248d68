using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The vendor's published examples, where they lie beside the repository.</summary>
public sealed class VendorExampleTests
{
    private const string Noted = "2022-01-03T18:10:17.269Z";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("reservation-get.response.json", "RECORDED")]
    [InlineData("reservation-create.response.json", "RECORDED")]
    [InlineData("reservation-update.response.json", "RECORDED")]
    [InlineData("reservation-cancel.response.json", "CANCELED")]
    public void A_booking_can_be_read(string file, string status)
    {
        var booking = new RecordedVendor().Ability<IFeed<Reservation>>().Map(Plugged.Raw(Example(file)));

        (booking.Status.Raw, booking.PartySize, booking.Start).ShouldBe((status, 2, DateTimeOffset.Parse(Noted, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_guest_can_be_read() =>
        new RecordedVendor().Ability<IFeed<Guest>>().Map(Plugged.Raw(Example("customer-get.response.json"))).Dietary.ShouldBe(["seafood", "gluten_free"]);

    [Theory]
    [InlineData("reservations-list.response.json")]
    [InlineData("customers-list.response.json")]
    public async Task A_list_can_be_read(string file)
    {
        var isGuest = file.StartsWith("customers", StringComparison.Ordinal);
        var list = isGuest ? $"v1/customers?groupUuid={Plugged.Group}" : $"v1/reservations?restaurantUuid={Plugged.Restaurant}&filterBy=updatedDate";
        var vendor = new RecordedVendor().On("GET", $"{list}&startDate=2026-05-13&endDate=2026-05-16&limit=10000&page=1", Example(file));
        IFeed<VendorRecord> feed = isGuest ? vendor.Ability<IFeed<Guest>>() : vendor.Ability<IFeed<Reservation>>();

        (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, From = Recorded.Noon, LocationId = Plugged.Restaurant })).Single().Hints.Single().Id.ShouldEndWith("afb4");
    }

    [Fact]
    public async Task The_answers_to_questions_can_be_read()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"v1/restaurants/{Plugged.Restaurant}/timeslots?date=2022-01-01&partySize=2", Example("timeslots.response.json"))
            .On("GET", $"v1/restaurants/{Plugged.Restaurant}/customers/phone/%2B33612345678", Example("customer-by-phone.response.json"))
            .On("GET", $"v1/restaurants/{Plugged.Restaurant}/offers?locale=fr_FR", Example("offers.response.json"))
            .On("PUT", $"v1/restaurants/{Plugged.Restaurant}/availabilities/override", Example("availability-override.response.json"));
        var abilities = Plugged.Connector(vendor).Capabilities;

        var slot = (await abilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!.AskAsync(new FindTimeSlots(Plugged.Restaurant, new DateOnly(2022, 1, 1), 2), Token)).Single();
        var guest = (await abilities.Find<IAsk<FindGuests, IReadOnlyList<GuestMatch>>>()!.AskAsync(new FindGuests(Plugged.Restaurant, "+33612345678"), Token)).Single();
        var offers = abilities.Find<IFeed<Offer>>()!;
        var offer = offers.Map((await offers.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot, LocationId = Plugged.Restaurant })).Single().Records.Single());
        var command = new SetOnlineBooking { LocationId = Plugged.Restaurant, Day = new DateOnly(2026, 6, 1), FirstSlot = new TimeOnly(19, 0), LastSlot = new TimeOnly(21, 30), IsOpen = false };
        var closed = await abilities.Find<IWrite<SetOnlineBooking>>()!.WriteAsync(command, Plugged.Write(), Token);

        (slot.Guarantees.Single().Kind, guest.ReservationIds.Count, offer.Name, closed.Fault).ShouldBe(("imprint", 1, "Offer name", null));
        JsonNode.DeepEquals(vendor.Seen[3].Json, JsonNode.Parse(Example("availability-override.request.json"))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("unauthorized.401.json", 401, FaultKind.Authentication)]
    [InlineData("reservation-get.404.json", 404, FaultKind.NotFound)]
    [InlineData("reservation-create.404.json", 404, FaultKind.NotFound)]
    [InlineData("reservation-create.409.json", 409, FaultKind.Refused)]
    [InlineData("reservation-cancel.400.json", 400, FaultKind.Refused)]
    [InlineData("reservation-cancel.409.json", 409, FaultKind.Refused)]
    public async Task A_failure_can_be_read(string file, int status, FaultKind kind)
    {
        var vendor = new RecordedVendor().On("GET", "v1/reservations/a", Example(file), status);

        (await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<ModifyReservation>>().WriteAsync(new ModifyReservation { ReservationId = "a", PartySize = 2 }, Plugged.Write(), Token))).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("webhook-reservation-created.json", "reservation")]
    [InlineData("webhook-reservation-created.legacy.json", "reservation")]
    [InlineData("webhook-customer-created.json", "guest")]
    public void An_event_can_be_read(string file, string stream)
    {
        var receipt = new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
        {
            Method = "POST",
            Url = new Uri("https://moulin.example/webhooks/bookings?token=t"),
            Headers = new Dictionary<string, IReadOnlyList<string>>(),
            Body = Encoding.UTF8.GetBytes(Example(file)),
            ReceivedAt = Recorded.Noon,
            Secrets = ["t"],
        });

        receipt.Events.Single().Stream.ShouldBe(stream);
        JsonNode.DeepEquals(JsonNode.Parse(receipt.Reply), JsonNode.Parse(Example("webhook-ack.response.json"))).ShouldBeTrue();
    }

    private static string Example(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "thefork", "examples", file);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        Assert.Skip("The vendor's published examples are not beside this repository (shared/vendor-specs).");
        return "";
    }
}
