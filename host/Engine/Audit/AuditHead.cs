namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>Where the chain ends.</summary>
/// <param name="Sequence">The last entry's place; 0 when there is none.</param>
/// <param name="Hash">The last entry's hash.</param>
public sealed record AuditHead(long Sequence, string Hash);
