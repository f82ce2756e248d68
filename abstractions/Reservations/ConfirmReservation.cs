namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Agrees to a booking asked for.</summary>
public sealed record ConfirmReservation : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
