namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A card imprint or payment that a booking needs.</summary>
/// <param name="Kind">Which, in the vendor's words.</param>
/// <param name="Amount">How much, as the vendor counts it.</param>
/// <param name="OfferId">The offer it holds for; null: all.</param>
public sealed record Guarantee(string Kind, Money? Amount = null, string? OfferId = null);
