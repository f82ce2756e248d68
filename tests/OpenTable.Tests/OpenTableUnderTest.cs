namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class OpenTableUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new OpenTablePlugin();

    /// <inheritdoc />
    public override IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string> { ".aliases" };

    /// <summary>A restaurant has a few experiences, and they come in one answer.</summary>
    public override IReadOnlySet<string> FewPages { get; } = new HashSet<string> { "offer", "location" };

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var restaurant = bed.Settings.Venues[0].LocationId!;
        var (changed, cancelled) = (await BookAsync(bed, $"+3361122{number:00}01", cancellationToken), await BookAsync(bed, $"+3361122{number:00}02", cancellationToken));
        return
        [
            new SampleWrite(Booking(restaurant, await FreeAsync(bed.Capabilities, restaurant, cancellationToken), $"+3361122{number:00}03")) { Effects = 2, Streams = ["reservation"] },
            new SampleWrite(new ModifyReservation { ReservationId = changed, PartySize = 1 }),
            new SampleWrite(new CancelReservation { ReservationId = cancelled }),
            new SampleWrite(new SaveGuest { LocationId = restaurant, Reference = $"guest-{number}", Person = new Person { FirstName = "Odile", LastName = "Marchand", Email = $"odile-{number}@exemple.fr" } }),
        ];
    }

    /// <summary>Books a time that two people can have, and gives its id in Sync.</summary>
    internal static async Task<string> BookAsync(ConnectorBed bed, string phone, CancellationToken cancellationToken)
    {
        var restaurant = bed.Settings.Venues[0].LocationId!;
        var command = Booking(restaurant, await FreeAsync(bed.Capabilities, restaurant, cancellationToken), phone);
        var result = await bed.Capabilities.Find<IWrite<CreateReservation>>()!.WriteAsync(command, new WriteContext { Key = new WriteKey(phone) }, cancellationToken);
        return result.After.ShouldNotBeNull().Id;
    }

    internal static async Task<DateTimeOffset> FreeAsync(CapabilitySet abilities, string restaurant, CancellationToken cancellationToken)
    {
        var ask = abilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!;
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(8);
        for (var day = first; day < first.AddDays(14); day = day.AddDays(1))
        {
            var slots = await ask.AskAsync(new FindTimeSlots(restaurant, day, 2), cancellationToken);
            if (slots.FirstOrDefault(slot => slot.IsOpenWithoutOffer && slot.Guarantees.Count == 0) is { } free)
            {
                return free.Start;
            }
        }

        throw new InvalidOperationException("The simulated restaurant is full for a fortnight.");
    }

    internal static CreateReservation Booking(string restaurant, DateTimeOffset start, string phone) => new()
    {
        LocationId = restaurant,
        Start = start,
        PartySize = 2,
        Guest = new Person { FirstName = "Odile", LastName = "Marchand", Email = $"odile{phone[3..]}@exemple.fr", Phone = phone },
        GuestNote = "Près de la roue",
        Reference = $"ours{phone[3..]}",
    };
}
