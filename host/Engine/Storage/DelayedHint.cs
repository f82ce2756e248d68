namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A record that fetching did not bring, to be tried again.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="DueAt">When.</param>
public sealed record DelayedHint(string Id, DateTimeOffset DueAt);
