using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What a check of the store found.</summary>
/// <param name="Findings">What is wrong, a sentence each; none: all is well.</param>
/// <param name="Audit">What the check of the audit chain found.</param>
public sealed record StoreCheck(IReadOnlyList<string> Findings, AuditVerification Audit)
{
    /// <summary>Gets whether all is well.</summary>
    public bool IsSound => Findings.Count == 0 && Audit.IsIntact;
}
