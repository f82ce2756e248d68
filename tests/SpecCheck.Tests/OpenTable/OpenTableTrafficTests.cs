using System.Text.Json;
using LeVieuxMoulin.Connectors.OpenTable;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.OpenTable;

/// <summary>Every call of the OpenTable connector and every answer of the simulated OpenTable, held to the conversion of the vendor's public collection.</summary>
public sealed class OpenTableTrafficTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private int keys;

    [Fact]
    public async Task Every_read_and_every_write_is_as_the_vendor_s_file_has_it_and_brings_what_the_facts_name()
    {
        var aside = NamedList.Read("OpenTable/past-the-proxy.txt");
        aside.Values.ShouldAllBe(reason => reason.Length > 0);
        await using var vendor = await CheckedVendor.StartAsync("opentable", Repository.VendorSpec("opentable/partner-openapi.trimmed.json"), "", [.. aside.Keys], Token);
        var state = await vendor.StateAsync(Token);
        var restaurant = state["restaurantId"]!.GetValue<string>();
        var partner = state["partnerId"]!.ToString();
        try
        {
            foreach (var api in new[] { "in-house", "consumer" })
            {
                var settings = JsonSerializer.Serialize(new { restaurant_id = new[] { restaurant }, partner_id = partner, booking_api = api });
                var venue = new VenueSettings { LocationId = restaurant, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };
                await using var connector = new OpenTablePlugin().Create(vendor.Context(settings, venue));
                await connector.CheckAsync(Token);
                await WriteAsync(connector.Capabilities, restaurant, $"+3361122334{api.Length}");
                (await CheckedVendor.ReadAllAsync(connector, [restaurant], Token)).ShouldAllBe(feed => feed.Value > 0);
            }
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("OpenTable");
    }

    private async Task WriteAsync(CapabilitySet abilities, string restaurant, string phone)
    {
        var free = await FreeAsync(abilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!, restaurant);
        var guest = new Person { FirstName = "Odile", LastName = "Marchand", Email = $"odile{phone[^2..]}@exemple.fr", Phone = phone, Consents = [new Consent("email", true)] };

        var made = await SendAsync(abilities, new CreateReservation { LocationId = restaurant, Start = free[0], PartySize = 2, Guest = guest, GuestNote = "Près de la roue", Reference = "r" });
        await SendAsync(abilities, new ModifyReservation { ReservationId = made, Start = free[1], GuestNote = "Au calme" });
        await SendAsync(abilities, new CancelReservation { ReservationId = made });
        await SendAsync(abilities, new SaveGuest { LocationId = restaurant, Person = guest, Reference = "r" });
        (await abilities.Find<IFetch<Reservation>>()!.FetchAsync([new RecordHint(made)], Token)).Records.ShouldHaveSingleItem();
        abilities.ByName.Keys.Count(name => name.StartsWith("write.", StringComparison.Ordinal)).ShouldBe(4, "each write was sent");
    }

    private static async Task<List<DateTimeOffset>> FreeAsync(IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>> ask, string restaurant)
    {
        // A whole week, so that times with experiences and deposits come by too.
        var slots = new List<TimeSlot>();
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(8);
        for (var day = first; day < first.AddDays(7); day = day.AddDays(1))
        {
            slots.AddRange(await ask.AskAsync(new FindTimeSlots(restaurant, day, 2), Token));
        }

        slots.ShouldContain(slot => slot.OfferIds.Count > 0);
        return slots.Where(slot => slot.IsOpenWithoutOffer && slot.Guarantees.Count == 0).Select(slot => slot.Start).ToList();
    }

    private async Task<string> SendAsync<TCommand>(CapabilitySet abilities, TCommand command)
        where TCommand : Command
    {
        var result = await abilities.Find<IWrite<TCommand>>()!.WriteAsync(command, new WriteContext { Key = new WriteKey($"spec-check-{++keys}") }, Token);
        result.Fault.ShouldBeNull();
        return result.RecordId ?? "";
    }
}
