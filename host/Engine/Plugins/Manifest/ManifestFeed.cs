namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>How a feed is best read.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Every">How often.</param>
/// <param name="Overlap">How far back each time.</param>
/// <param name="SnapshotEvery">How often in full, for what the changes do not tell.</param>
public sealed record ManifestFeed(string Feed, TimeSpan Every, TimeSpan Overlap = default, TimeSpan? SnapshotEvery = null);
