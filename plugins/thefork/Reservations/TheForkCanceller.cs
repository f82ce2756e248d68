namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Cancels bookings, in the restaurant's name: TheFork takes no reason.</summary>
internal sealed class TheForkCanceller(TheForkApi api) : IWrite<CancelReservation>
{
    /// <summary>TheFork tells a second time, which counts as done.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(CancelReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var path = TheForkReservations.PathOf(command.ReservationId);
        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            var held = await api.GetAsync(path, TheForkJson.Default.TheForkReservation, cancellationToken);
            TheForkRefusal.CheckUnchanged(context, held.UpdatedAt is null ? null : DateTimeOffset.Parse(held.UpdatedAt, System.Globalization.CultureInfo.InvariantCulture));
        }

        try
        {
            await api.SetAsync(HttpMethod.Patch, $"{path}/cancel", null, cancellationToken);
            return new WriteResult { RecordId = command.ReservationId };
        }
        catch (ConnectorException e) when (e.Fault.Code == TheForkDialect.DoubleCancellation)
        {
            return new WriteResult { RecordId = command.ReservationId, AlreadyDone = true };
        }
    }
}
