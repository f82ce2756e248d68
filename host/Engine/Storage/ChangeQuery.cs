namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Which part of the change feed to read.</summary>
/// <param name="After">The number to read after; 0 for the beginning.</param>
/// <param name="Limit">How many at most. Range: 1 to 1,000.</param>
/// <param name="Connection">Only this connection.</param>
/// <param name="Stream">Only this stream.</param>
public sealed record ChangeQuery(long After, int Limit = 100, string? Connection = null, string? Stream = null);
