namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>One question of a feed, asked page by page.</summary>
/// <param name="Key">Its name in the cursor.</param>
/// <param name="AskAsync">Asks for the page that a cursor points at.</param>
internal sealed record ZohoPart(string Key, Func<ZohoCursor, CancellationToken, Task<ZohoAnswer>> AskAsync);
