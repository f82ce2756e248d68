using System.Text.Json;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;
using LeVieuxMoulin.Connectors.TheFork;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.TheFork;

/// <summary>Every call of the TheFork connector and every answer of the simulated TheFork, held to the vendor's own OpenAPI file.</summary>
public sealed class TheForkTrafficTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private int keys;

    [Fact]
    public async Task Every_read_and_every_write_is_as_the_vendor_s_file_has_it_and_brings_what_the_facts_name()
    {
        await using var vendor = await CheckedVendor.StartAsync("thefork", Repository.VendorSpec("thefork/b2b-openapi.yml"), "/manager", Token);

        // What no file knows, such as a new word for a status, is the conformance suite's business.
        await vendor.HappenAsync(new { type = "unknowns", value = false }, Token);
        var state = await vendor.StateAsync(Token);
        var restaurant = state["restaurantId"]!.GetValue<string>();
        var settings = JsonSerializer.Serialize(new { restaurant_id = new[] { restaurant }, group_id = state["groupId"]!.GetValue<string>() });
        var venue = new VenueSettings { LocationId = restaurant, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };
        await using var connector = new TheForkPlugin().Create(vendor.Context(settings, venue));
        try
        {
            await connector.CheckAsync(Token);
            await WriteAsync(connector.Capabilities, restaurant);
            await ReadAsync(connector.Capabilities.Find<IFeed<Reservation>>()!, connector.Capabilities.Find<IFetch<Reservation>>()!, restaurant);
            await ReadAsync(connector.Capabilities.Find<IFeed<Guest>>()!, connector.Capabilities.Find<IFetch<Guest>>()!, restaurant);
            (await CheckedVendor.ReadAllAsync(connector, [restaurant], Token))["feed.offer"].ShouldBePositive();
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("TheFork");
    }

    private static async Task ReadAsync<TRecord>(IFeed<TRecord> feed, IFetch<TRecord> fetch, string restaurant)
        where TRecord : VendorRecord
    {
        var pages = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed, LocationId = restaurant }, Token).ToListAsync(Token);
        var hints = pages.SelectMany(page => page.Hints).ToList();
        hints.ShouldNotBeEmpty();
        foreach (var some in hints.Chunk(fetch.MaxBatch))
        {
            (await fetch.FetchAsync(some, Token)).Records.ShouldAllBe(row => fetch.Map(row).Id == row.Id);
        }
    }

    private async Task WriteAsync(CapabilitySet abilities, string restaurant)
    {
        var start = await FreeAsync(abilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!, restaurant);
        var create = new CreateReservation
        {
            LocationId = restaurant,
            Start = start,
            PartySize = 2,
            Guest = new Person { FirstName = "Odile", LastName = "Marchand", Title = "Mme", Email = "odile@exemple.fr", Phone = "+33611223344", Locale = "fr-FR", Consents = [new Consent("email", true)] },
            GuestNote = "Près de la roue",
            VenueNote = "Habituée",
            Reference = "spec-check-1",
        };

        var made = await SendAsync(abilities, create);
        (await abilities.Find<IFind<CreateReservation>>()!.FindAsync(create, new WriteContext { Key = new WriteKey("spec-check-1") }, Token)).RecordId.ShouldBe(made);
        (await abilities.Find<IAsk<FindGuests, IReadOnlyList<GuestMatch>>>()!.AskAsync(new FindGuests(restaurant, "+33611223344"), Token)).ShouldHaveSingleItem();

        // The file says of the answer to a cancellation, and of no other, that more than one person comes.
        await SendAsync(abilities, new ModifyReservation { ReservationId = made, PartySize = 3 });
        await SendAsync(abilities, new CancelReservation { ReservationId = made });
        await SendAsync(abilities, new CancelReservation { ReservationId = made });
        var day = DateOnly.FromDateTime(start.UtcDateTime).AddDays(30);
        await SendAsync(abilities, new SetOnlineBooking { LocationId = restaurant, Day = day, FirstSlot = new TimeOnly(19, 0), LastSlot = new TimeOnly(21, 0), IsOpen = false });
        abilities.ByName.Keys.Count(name => name.StartsWith("write.", StringComparison.Ordinal)).ShouldBe(4, "each write was sent");
    }

    private static async Task<DateTimeOffset> FreeAsync(IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>> ask, string restaurant)
    {
        // A whole week, so that times with offers and guarantees come by too.
        var slots = new List<TimeSlot>();
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(6);
        for (var day = first; day < first.AddDays(7); day = day.AddDays(1))
        {
            slots.AddRange(await ask.AskAsync(new FindTimeSlots(restaurant, day, 2), Token));
        }

        slots.ShouldContain(slot => slot.Guarantees.Count > 0);
        return slots.First(slot => slot.IsOpenWithoutOffer && slot.Guarantees.Count == 0).Start;
    }

    private async Task<string> SendAsync<TCommand>(CapabilitySet abilities, TCommand command)
        where TCommand : Command
    {
        var result = await abilities.Find<IWrite<TCommand>>()!.WriteAsync(command, new WriteContext { Key = new WriteKey($"spec-check-{++keys}") }, Token);
        result.Fault.ShouldBeNull();
        return result.RecordId ?? "";
    }
}
