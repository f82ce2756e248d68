namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One question of a feed, asked page by page.</summary>
/// <param name="Key">Its name in the cursor.</param>
/// <param name="IsSorted">Whether rows come oldest change first, so that every page may move the mark.</param>
/// <param name="AskAsync">Asks for the page that a cursor points at.</param>
internal sealed record SquarePart(string Key, bool IsSorted, Func<SquareCursor, CancellationToken, Task<SquareAnswer>> AskAsync);
