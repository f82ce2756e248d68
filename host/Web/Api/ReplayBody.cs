namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What to read once more.</summary>
/// <param name="Stream">One stream only, such as <c>sale</c>; null: all.</param>
internal sealed record ReplayBody(string? Stream = null);
