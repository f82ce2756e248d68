namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The proof of one unload.</summary>
/// <param name="Id">The plugin.</param>
/// <param name="Version">The version that was unloaded.</param>
/// <param name="Outcome">Whether its memory came back.</param>
/// <param name="Milliseconds">How long that took, or has taken so far.</param>
/// <param name="At">When the unload began.</param>
public sealed record UnloadReceipt(string Id, string Version, UnloadOutcome Outcome, long Milliseconds, DateTimeOffset At);
