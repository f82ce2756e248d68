using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What a check of the audit chain found.</summary>
internal sealed record AuditCheckView(bool Intact, long Entries, string Head, long? FirstBad, string? Reason)
{
    /// <summary>Shows a check.</summary>
    public static AuditCheckView Of(AuditVerification check) => new(check.IsIntact, check.Entries, check.Head, check.FirstBad, check.Reason);
}
