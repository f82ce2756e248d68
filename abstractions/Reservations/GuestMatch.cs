namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A guest found by telephone or e-mail; a part of the profile only.</summary>
/// <param name="GuestId">The vendor's id.</param>
/// <param name="Person">What the vendor shows.</param>
/// <param name="ReservationIds">The bookings to come.</param>
public sealed record GuestMatch(string GuestId, Person Person, IReadOnlyList<string> ReservationIds);
