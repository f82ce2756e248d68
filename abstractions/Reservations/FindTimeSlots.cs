namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Asks which times of a day can be booked.</summary>
/// <param name="LocationId">The restaurant.</param>
/// <param name="Day">The day, in the venue's wall time.</param>
/// <param name="PartySize">The number of people, one or more; vendors answer for one size at a time.</param>
/// <param name="OfferId">One offer only; null: with any and without.</param>
public sealed record FindTimeSlots(string LocationId, DateOnly Day, int PartySize, string? OfferId = null) : IQuery<IReadOnlyList<TimeSlot>>;
