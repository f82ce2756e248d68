namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>One booking in a vendor's book. All times are Unix milliseconds, zero when there is none; all amounts are cents.</summary>
internal sealed class Booking
{
    /// <summary>Gets the place in the book, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets or sets when the meal starts.</summary>
    public required long Start { get; set; }

    /// <summary>Gets or sets the number of people.</summary>
    public required int Party { get; set; }

    /// <summary>Gets or sets the guest; some who walk in are nobody.</summary>
    public Diner? Guest { get; set; }

    /// <summary>Gets or sets what was agreed.</summary>
    public BookingState State { get; set; }

    /// <summary>Gets or sets the vendor's text of the state, where it is none of the usual ones.</summary>
    public string? RawState { get; set; }

    /// <summary>Gets or sets how far the service is.</summary>
    public BookingStage Stage { get; set; }

    /// <summary>Gets or sets the vendor's text of the stage, where it is none of the usual ones.</summary>
    public string? RawStage { get; set; }

    /// <summary>Gets or sets when it was made.</summary>
    public required long Created { get; set; }

    /// <summary>Gets or sets when it last changed.</summary>
    public long Updated { get; set; }

    /// <summary>Gets or sets the number of the last change, over all bookings.</summary>
    public long Sequence { get; set; }

    /// <summary>Gets or sets when the guests arrived.</summary>
    public long Arrived { get; set; }

    /// <summary>Gets or sets when they sat down.</summary>
    public long Seated { get; set; }

    /// <summary>Gets or sets when they left.</summary>
    public long Left { get; set; }

    /// <summary>Gets or sets what the guest wrote.</summary>
    public string? GuestNote { get; set; }

    /// <summary>Gets or sets what the house wrote.</summary>
    public string? VenueNote { get; set; }

    /// <summary>Gets or sets the number of the table, or zero.</summary>
    public int Table { get; set; }

    /// <summary>Gets or sets where it came from, a place in the vendor's list; 0 is a guest who walked in.</summary>
    public int Channel { get; set; }

    /// <summary>Gets or sets the offer, a place in the vendor's list, or minus one.</summary>
    public int Offer { get; set; } = -1;

    /// <summary>Gets or sets what was paid ahead.</summary>
    public int Deposit { get; set; }

    /// <summary>Gets or sets the bill.</summary>
    public int Bill { get; set; }

    /// <summary>Gets or sets the door it was booked through here; null for the generated ones.</summary>
    public string? Through { get; set; }

    /// <summary>Gets the number told to the guest.</summary>
    public int Confirmation => 1001 + Index;

    /// <summary>Gets whether it takes seats.</summary>
    public bool TakesSeats => State is BookingState.Confirmed or BookingState.Requested;
}
