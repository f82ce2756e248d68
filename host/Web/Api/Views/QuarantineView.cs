using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One record set aside; its content is shown alone, not in lists.</summary>
internal sealed record QuarantineView(
    long Number,
    string Connection,
    string Stream,
    string RecordId,
    string? LocationId,
    string Path,
    string Reason,
    string PluginVersion,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    string? Content)
{
    /// <summary>Shows it.</summary>
    public static QuarantineView Of(QuarantinedRecord record) => new(
        record.Number,
        record.Connection,
        record.Stream,
        record.RecordId,
        record.LocationId,
        record.Path,
        record.Reason,
        record.PluginVersion,
        record.FirstSeenAt,
        record.LastSeenAt,
        record.Content.IsEmpty ? null : Encoding.UTF8.GetString(record.Content.Span));
}
