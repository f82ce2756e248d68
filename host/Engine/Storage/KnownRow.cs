namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What the store knows of a row that came.</summary>
/// <param name="Row">The store's own number of the record; 0 when it is not known.</param>
/// <param name="IsSame">Whether the same bytes were mapped by the same plugin version already, and the record is not removed.</param>
/// <param name="IsErased">Whether it was erased at a person's wish: it never comes back.</param>
public readonly record struct KnownRow(long Row, bool IsSame, bool IsErased);
