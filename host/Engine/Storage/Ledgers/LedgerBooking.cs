namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What became of an entry that was to be booked.</summary>
/// <param name="Entry">The entry in the book: the new one, or the earlier one of the same key.</param>
/// <param name="IsNew">Whether it was booked now.</param>
public sealed record LedgerBooking(LedgerEntry Entry, bool IsNew);
