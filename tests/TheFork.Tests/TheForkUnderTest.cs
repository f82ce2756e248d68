namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class TheForkUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new TheForkPlugin();

    /// <summary>A restaurant has a few offers, and they come in one answer.</summary>
    public override IReadOnlySet<string> FewPages { get; } = new HashSet<string> { "offer" };

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var restaurant = bed.Settings.Venues[0].LocationId!;
        var held = (await bed.Simulator.LedgerAsync("reservation", cancellationToken))!.Values
            .Where(booking => booking["status"]!.GetValue<string>() == "CONFIRMED" && booking["stage"] is null && booking["partySize"]!.GetValue<int>() > 2)
            .ToList();
        var (changed, cancelled) = (held[^(2 * number)], held[^((2 * number) + 1)]);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(6 + number);
        return
        [
            new SampleWrite(Booking(restaurant, await FreeAsync(bed.Capabilities, restaurant, day, cancellationToken), $"conformance-{number}")),
            new SampleWrite(new ModifyReservation { ReservationId = changed["id"]!.GetValue<string>(), PartySize = changed["partySize"]!.GetValue<int>() - 1 }),
            new SampleWrite(new CancelReservation { ReservationId = cancelled["id"]!.GetValue<string>() }),
            new SampleWrite(new SetOnlineBooking { LocationId = restaurant, Day = day.AddDays(30), FirstSlot = new TimeOnly(19, 0), LastSlot = new TimeOnly(19, 30), IsOpen = false }),
        ];
    }

    /// <summary>Finds a time that two people can book without more ado.</summary>
    internal static async Task<DateTimeOffset> FreeAsync(CapabilitySet abilities, string restaurant, DateOnly from, CancellationToken cancellationToken)
    {
        var ask = abilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!;
        for (var day = from; day < from.AddDays(14); day = day.AddDays(1))
        {
            var slots = await ask.AskAsync(new FindTimeSlots(restaurant, day, 2), cancellationToken);
            if (slots.FirstOrDefault(slot => slot.IsOpenWithoutOffer && slot.Guarantees.Count == 0) is { } free)
            {
                return free.Start;
            }
        }

        throw new InvalidOperationException("The simulated restaurant is full for a fortnight.");
    }

    internal static CreateReservation Booking(string restaurant, DateTimeOffset start, string reference) => new()
    {
        LocationId = restaurant,
        Start = start,
        PartySize = 2,
        Guest = new Person { FirstName = "Odile", LastName = "Marchand", Title = "Mme", Email = $"{reference}@exemple.fr", Locale = "fr-FR" },
        GuestNote = "Près de la roue",
        Reference = reference,
    };
}
