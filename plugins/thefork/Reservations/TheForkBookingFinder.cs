namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Looks for a booking whose answer was lost: the same meal, the same number of people, the same guest.</summary>
internal sealed class TheForkBookingFinder(TheForkApi api, TheForkLists lists, TheForkClock clock) : IFind<CreateReservation>
{
    /// <summary>How far the clocks may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>How soon a booking shows in the list is not said; the connector allows this much.</summary>
    public TimeSpan SettleTime => TimeSpan.FromMinutes(2);

    public async Task<FindResult> FindAsync(CreateReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var day = clock.DayOf(command.Start, command.LocationId);
        var list = TheForkReservations.ListOf(command.LocationId, isMeal: true);
        var found = new List<string>();
        for (var date = day.AddDays(-1); date <= day.AddDays(1); date = date.AddDays(1))
        {
            foreach (var id in (await lists.PeriodAsync(list, date, date, cancellationToken))!.Except(found).ToList())
            {
                if (await IsItAsync(id, command, context, cancellationToken))
                {
                    found.Add(id);
                }
            }
        }

        return found switch
        {
            [] => new FindResult(FindVerdict.NotDone),
            [var one] => new FindResult(FindVerdict.Done, one),
            _ => new FindResult(FindVerdict.Unsure),
        };
    }

    private async Task<bool> IsItAsync(string id, CreateReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        try
        {
            var held = await api.GetAsync(TheForkReservations.PathOf(id), TheForkJson.Default.TheForkReservation, cancellationToken);
            return held.PartySize == command.PartySize
                && clock.Read(held.MealDate, held.RestaurantUuid) == command.Start
                && TheForkReservation.StatusOf(held.Status) is not ReservationStatus.Cancelled
                && !(clock.Read(held.CreatedAt) < context.FirstSentAt - Tolerance)
                && held.CustomerUuid is { } guest
                && await IsGuestAsync(guest, command.Guest, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return false;
        }
    }

    private async Task<bool> IsGuestAsync(string id, Person guest, CancellationToken cancellationToken)
    {
        var held = await api.GetAsync(TheForkGuests.PathOf(id), TheForkJson.Default.TheForkGuest, cancellationToken);
        return string.Equals(held.Email, guest.Email, StringComparison.OrdinalIgnoreCase);
    }
}
