namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Declines a booking asked for.</summary>
public sealed record RefuseReservation : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <summary>Gets the reason.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
