namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Records arrival, seating or departure.</summary>
public sealed record RecordStage : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <summary>Gets the stage reached.</summary>
    public required ServiceStage Stage { get; init; }

    /// <summary>Gets the tables.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
