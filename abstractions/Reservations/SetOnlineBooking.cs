namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Opens or closes times to online booking. Open or closed only: no vendor takes a number of covers.</summary>
public sealed record SetOnlineBooking : Command
{
    /// <summary>Gets the restaurant.</summary>
    public required string LocationId { get; init; }

    /// <summary>Gets the day, in the venue's wall time.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the first slot.</summary>
    public required TimeOnly FirstSlot { get; init; }

    /// <summary>Gets the last slot, inclusive.</summary>
    public required TimeOnly LastSlot { get; init; }

    /// <summary>Gets whether the slots can be booked.</summary>
    public required bool IsOpen { get; init; }

    /// <inheritdoc />
    public override string Subject => $"availability/{LocationId}/{Day.DayNumber}";
}
