namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Books.</summary>
public sealed record CreateReservation : Command
{
    /// <summary>Gets the restaurant.</summary>
    public required string LocationId { get; init; }

    /// <summary>Gets when the meal starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Gets the number of people, one or more.</summary>
    public required int PartySize { get; init; }

    /// <summary>Gets the guest. Vendors ask for more or less of it; what is missing is a FaultKind.Validation, never made up.</summary>
    public required Person Guest { get; init; }

    /// <summary>Gets the offer, as Offer ids it; null: none.</summary>
    public string? OfferId { get; init; }

    /// <summary>Gets the area, one of TimeSlot.AreaIds; null: any.</summary>
    public string? AreaId { get; init; }

    /// <summary>Gets the guest's wish.</summary>
    public string? GuestNote { get; init; }

    /// <summary>Gets the house's note.</summary>
    public string? VenueNote { get; init; }

    /// <summary>Gets whether a slot that needs a guarantee may be booked all the same.</summary>
    public bool AcceptGuarantee { get; init; }

    /// <summary>Gets the caller's own key of the booking.</summary>
    public required string Reference { get; init; }

    /// <inheritdoc />
    public override string Subject => $"reservation/{Reference}";
}
