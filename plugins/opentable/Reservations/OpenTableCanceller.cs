namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Cancels bookings; OpenTable takes no reason.</summary>
internal sealed class OpenTableCanceller(OpenTableDesk desk) : IWrite<CancelReservation>
{
    /// <summary>Cancelled is cancelled.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(CancelReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var row = await desk.HeldAsync(command.ReservationId, cancellationToken);
        var held = OpenTableReservations.Read(row);
        if (held.IsCancelled)
        {
            return new WriteResult { RecordId = row.Id, After = row, AlreadyDone = true };
        }

        OpenTableRefusal.CheckUnchanged(context, row);
        var path = await desk.PathAsync(held, cancellationToken);
        try
        {
            await desk.CancelAsync(path, context.Key.Step("cancel"), cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.Validation or FaultKind.NotFound)
        {
            // A second sending after a lost answer is refused in words that are not documented; the booking itself tells.
            var now = await desk.HeldAsync(command.ReservationId, cancellationToken);
            return OpenTableReservations.Read(now).IsCancelled ? new WriteResult { RecordId = row.Id, After = now, AlreadyDone = true } : throw new ConnectorException(e.Fault);
        }

        return new WriteResult { RecordId = row.Id };
    }
}
