namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What to read.</summary>
/// <param name="Stream">One stream only, such as <c>sale</c>; null: all.</param>
/// <param name="Full">Whether everything is read again.</param>
internal sealed record SyncBody(string? Stream = null, bool Full = false);
