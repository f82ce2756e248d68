namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Points that a caller wants booked.</summary>
/// <param name="Kind">earn, spend or adjust.</param>
/// <param name="Points">How many; positive, of an adjustment also negative.</param>
/// <param name="Note">Why.</param>
internal sealed record PointEntry(string Kind, long Points, string? Note = null);
