namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Records that nobody came.</summary>
public sealed record RecordNoShow : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
