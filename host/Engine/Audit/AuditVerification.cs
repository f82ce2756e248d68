namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>What a check of the whole chain found.</summary>
/// <param name="Entries">How many entries are good, from the beginning.</param>
/// <param name="Head">The hash of the last good one.</param>
/// <param name="FirstBad">The place of the first bad entry; null when all are good.</param>
/// <param name="Reason">What is wrong with it; null when all are good.</param>
public sealed record AuditVerification(long Entries, string Head, long? FirstBad = null, string? Reason = null)
{
    /// <summary>Gets whether nothing was changed, removed or put in between.</summary>
    public bool IsIntact => FirstBad is null;
}
