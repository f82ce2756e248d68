namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A stored record's own bytes, to be mapped again.</summary>
/// <param name="Row">The store's own number of the record.</param>
/// <param name="Raw">The row as it came.</param>
/// <param name="RequestedAt">When it was asked for.</param>
public sealed record StoredRaw(long Row, RawRecord Raw, DateTimeOffset RequestedAt);
