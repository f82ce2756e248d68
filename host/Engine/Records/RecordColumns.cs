namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>What queries need of a record beside its document.</summary>
/// <param name="At">The instant it is listed by; null where it has none.</param>
/// <param name="Status">Its status as the known word; null where it has none.</param>
public readonly record struct RecordColumns(DateTimeOffset? At, string? Status);
