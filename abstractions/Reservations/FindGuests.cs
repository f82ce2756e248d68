namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Looks a guest up at the vendor, on the spot.</summary>
/// <param name="LocationId">The restaurant.</param>
/// <param name="Phone">E.164.</param>
public sealed record FindGuests(string LocationId, string Phone) : IQuery<IReadOnlyList<GuestMatch>>;
