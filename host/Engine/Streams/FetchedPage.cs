namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>A page as it came.</summary>
/// <param name="Page">The page.</param>
/// <param name="RequestedAt">When it was asked for.</param>
internal sealed record FetchedPage(Page Page, DateTimeOffset RequestedAt);
