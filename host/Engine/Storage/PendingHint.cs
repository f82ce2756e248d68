namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A record that waits to be fetched.</summary>
/// <param name="Hint">Which.</param>
/// <param name="Attempts">How often fetching it brought neither the record nor word of it.</param>
public sealed record PendingHint(RecordHint Hint, int Attempts);
