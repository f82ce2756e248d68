namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Cancels a booking; one that is cancelled already is fine.</summary>
public sealed record CancelReservation : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <summary>Gets the reason, where the vendor takes one.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
