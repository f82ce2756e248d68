namespace LeVieuxMoulin.Connectors;

/// <summary>What looking for an effect found.</summary>
/// <param name="Verdict">Whether the command took effect.</param>
/// <param name="RecordId">The record it made or changed.</param>
public sealed record FindResult(FindVerdict Verdict, string? RecordId = null);
