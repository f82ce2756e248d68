namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One page of listed records.</summary>
/// <param name="Items">The records.</param>
/// <param name="Next">Where to go on; null at the end.</param>
/// <param name="AsOf">How old the copy is: the oldest last sync of the streams asked; null when one was never read to its end.</param>
public sealed record RecordList(IReadOnlyList<StoredRecord> Items, string? Next, DateTimeOffset? AsOf);
