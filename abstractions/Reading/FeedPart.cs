namespace LeVieuxMoulin.Connectors;

/// <summary>One question of a feed that takes several: a list per location, living records and deleted ones. Asked page by page by <see cref="PartReader"/>.</summary>
/// <param name="Key">Its name in the cursor, the same on any later day; without secrets and people.</param>
/// <param name="AskAsync">Asks the vendor for the page that a cursor points at.</param>
public sealed record FeedPart(string Key, Func<PartCursor, CancellationToken, Task<PartAnswer>> AskAsync)
{
    /// <summary>Gets whether the vendor promises the oldest change first. Then every page moves the mark, and a dead page token costs nothing; default: only the last page moves it.</summary>
    public bool IsSorted { get; init; }
}
