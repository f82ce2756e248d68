namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Changes a booking. What is null stays as the vendor has it now, which the connector reads where the vendor wants all.</summary>
public sealed record ModifyReservation : Command
{
    /// <summary>Gets the booking.</summary>
    public required string ReservationId { get; init; }

    /// <summary>Gets when the meal starts.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets the number of people, one or more.</summary>
    public int? PartySize { get; init; }

    /// <summary>Gets the guest's wish.</summary>
    public string? GuestNote { get; init; }

    /// <summary>Gets the house's note.</summary>
    public string? VenueNote { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{ReservationId}";
}
