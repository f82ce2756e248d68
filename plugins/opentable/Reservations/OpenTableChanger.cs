namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Changes time, size and the guest's wish.</summary>
internal sealed class OpenTableChanger(OpenTableDesk desk, OpenTableClock clock) : IWrite<ModifyReservation>
{
    /// <summary>A change states what the booking is to be.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(ModifyReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.VenueNote is not null)
        {
            throw OpenTableRefusal.Unsupported("OpenTable's booking APIs take no note of the house. Write it in GuestCenter.");
        }

        var row = await desk.HeldAsync(command.ReservationId, cancellationToken);
        OpenTableRefusal.CheckUnchanged(context, row);
        var held = OpenTableReservations.Read(row);
        var start = held.StartAt(clock);
        var (wanted, size, note) = (command.Start ?? start, command.PartySize ?? held.PartySize, command.GuestNote ?? held.GuestRequest);
        if (wanted == start && size == held.PartySize && (note ?? "") == (held.GuestRequest ?? ""))
        {
            return new WriteResult { RecordId = row.Id, AlreadyDone = true };
        }

        var after = await desk.ChangeAsync(held, clock.ToWall(wanted, held.RestaurantId), size, note, context.Key, cancellationToken);
        return clock.Wall(after.DateTime, held.RestaurantId) == wanted && after.PartySize == size
            ? new WriteResult { RecordId = row.Id }
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "OpenTable answered success, but with another time or number of people than asked for."));
    }
}
