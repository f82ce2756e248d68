using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Changes the time and the size of bookings, both of which TheFork always wants.</summary>
internal sealed class TheForkChanger(TheForkApi api, TheForkClock clock, TheForkOptions options) : IWrite<ModifyReservation>
{
    /// <summary>A change states what the booking is to be.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(ModifyReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.GuestNote is not null || (command.VenueNote is not null && !options.ChangeVenueNote))
        {
            throw TheForkRefusal.Unsupported("TheFork's API changes the time and the number of people only. Change notes in TheFork Manager.");
        }

        var path = TheForkReservations.PathOf(command.ReservationId);
        var held = await api.GetAsync(path, TheForkJson.Default.TheForkReservation, cancellationToken);
        TheForkRefusal.CheckUnchanged(context, clock.Read(held.UpdatedAt));
        var start = clock.Read(held.MealDate, held.RestaurantUuid);
        var (wanted, size) = (command.Start ?? start, command.PartySize ?? held.PartySize);
        if (wanted == start && size == held.PartySize && (command.VenueNote is null || command.VenueNote == held.RestaurantNote))
        {
            return new WriteResult { RecordId = command.ReservationId, AlreadyDone = true };
        }

        var change = new TheForkChange(clock.Write(wanted, held.RestaurantUuid), size, command.VenueNote);
        var answer = await api.SetAsync(HttpMethod.Patch, path, JsonSerializer.SerializeToUtf8Bytes(change, TheForkJson.Default.TheForkChange), cancellationToken);
        var after = JsonSerializer.Deserialize(answer, TheForkJson.Default.TheForkReservation)!;
        return clock.Read(after.MealDate, after.RestaurantUuid) == wanted && after.PartySize == size
            ? new WriteResult { RecordId = command.ReservationId }
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "TheFork answered success, but with another time or number of people than asked for."));
    }
}

/// <summary>The body of <c>PATCH /v1/reservations/{id}</c>.</summary>
internal sealed record TheForkChange(string MealDate, int PartySize, string? RestaurantNote = null);
