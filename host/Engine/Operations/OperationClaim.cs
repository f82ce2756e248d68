namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>An operation taken up.</summary>
/// <param name="Operation">The operation as it now is: running, or unknown and to be looked for.</param>
/// <param name="SentBefore">When it was first sent before this attempt; null on the first one.</param>
public sealed record OperationClaim(OperationRecord Operation, DateTimeOffset? SentBefore);
