namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>How much one table of the store holds.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Oldest">When the oldest came; null where the table has no time or no row.</param>
public sealed record StoreTableSize(string Name, long Rows, DateTimeOffset? Oldest);
