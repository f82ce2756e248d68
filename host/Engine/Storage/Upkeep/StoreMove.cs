namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A store that was copied into another one, and found the same there.</summary>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it is too now.</param>
/// <param name="Tables">How many rows each table has in both.</param>
/// <param name="LastChange">The last number of the change feed in both.</param>
/// <param name="AuditEntries">How many audit entries both have.</param>
/// <param name="AuditHead">The hash that both audit chains end in.</param>
public sealed record StoreMove(string From, string To, IReadOnlyList<StoreTableSize> Tables, long LastChange, long AuditEntries, string AuditHead);
