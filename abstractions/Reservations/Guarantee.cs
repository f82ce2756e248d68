namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A card imprint or payment that a booking needs.</summary>
/// <param name="Kind">Which, in the vendor's words.</param>
/// <param name="Amount">How much, for the party or for each person as the vendor counts it; null where it does not say.</param>
/// <param name="FromPartySize">The least number of people it holds for; 0: any.</param>
/// <param name="FreeUntil">How long before the meal it can still be cancelled free; null where the vendor does not say.</param>
/// <param name="OfferId">The offer it holds for; null: all.</param>
public sealed record Guarantee(string Kind, Money? Amount, int FromPartySize = 0, TimeSpan? FreeUntil = null, string? OfferId = null);
