namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>An entry as the chain holds it.</summary>
/// <param name="Sequence">Its place, from 1, without gaps.</param>
/// <param name="At">When it was appended.</param>
/// <param name="Entry">What was done.</param>
/// <param name="PreviousHash">The hash of the entry before it, in lower-case hex; zeros for the first.</param>
/// <param name="Hash">The SHA-256 over the previous hash and this entry, in lower-case hex.</param>
public sealed record AuditRecord(long Sequence, DateTimeOffset At, AuditEntry Entry, string PreviousHash, string Hash);
