using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One entry of the audit chain.</summary>
internal sealed record AuditView(long Sequence, DateTimeOffset At, string Kind, string Subject, string Actor, string Detail, string Hash)
{
    /// <summary>Shows an entry.</summary>
    public static AuditView Of(AuditRecord record) =>
        new(record.Sequence, record.At, record.Entry.Kind, record.Entry.Subject, record.Entry.Actor, record.Entry.Detail, record.Hash);
}
