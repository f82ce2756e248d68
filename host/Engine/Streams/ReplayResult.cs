namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many records were mapped once more.</param>
/// <param name="StillSetAside">How many of them still cannot be read.</param>
public sealed record ReplayResult(int Replayed, int StillSetAside);
