namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What the store is and how much it holds.</summary>
/// <param name="Kind"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="Place">The file, or the database and its server; no password.</param>
/// <param name="Bytes">How much room it takes.</param>
/// <param name="LastChange">The last number the change feed gave.</param>
/// <param name="Tables">The tables.</param>
public sealed record StoreSize(string Kind, string Place, long Bytes, long LastChange, IReadOnlyList<StoreTableSize> Tables);
