namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A booking. Agreement, service and payment are three things and are kept apart.</summary>
public sealed record Reservation : VendorRecord
{
    /// <summary>Gets what was agreed.</summary>
    public required Open<ReservationStatus> Status { get; init; }

    /// <summary>Gets how far the service is; null when the vendor says nothing.</summary>
    public Open<ServiceStage>? Stage { get; init; }

    /// <summary>Gets when the meal starts, with the offset of the venue or of the vendor.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Gets the number of people, one or more.</summary>
    public required int PartySize { get; init; }

    /// <summary>Gets the guest, as Guest ids it.</summary>
    public string? GuestId { get; init; }

    /// <summary>Gets the guest's data, where they come with the booking.</summary>
    public Person? Guest { get; init; }

    /// <summary>Gets what the guest wrote.</summary>
    public string? GuestNote { get; init; }

    /// <summary>Gets what the house wrote.</summary>
    public string? VenueNote { get; init; }

    /// <summary>Gets the tables, where the vendor tells.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Gets the area.</summary>
    public string? Area { get; init; }

    /// <summary>Gets where the booking came from, in the vendor's words.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the offer or experience booked.</summary>
    public string? OfferId { get; init; }

    /// <summary>Gets what was paid ahead.</summary>
    public Money? Deposit { get; init; }

    /// <summary>Gets the bill, where the vendor knows it and its unit is certain.</summary>
    public Money? Bill { get; init; }

    /// <summary>Gets when it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the guests arrived.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Gets when they sat down.</summary>
    public DateTimeOffset? SeatedAt { get; init; }

    /// <summary>Gets when they left.</summary>
    public DateTimeOffset? LeftAt { get; init; }
}
