using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What a check of the store found.</summary>
internal sealed record StoreCheckView(bool Sound, IReadOnlyList<string> Findings, AuditCheckView Audit)
{
    /// <summary>Shows a check.</summary>
    public static StoreCheckView Of(StoreCheck check) => new(check.IsSound, check.Findings, AuditCheckView.Of(check.Audit));
}
