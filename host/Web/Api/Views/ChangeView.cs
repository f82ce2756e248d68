using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One entry of the change feed.</summary>
internal sealed record ChangeView(long Sequence, DateTimeOffset At, string Connection, string Type, string Id, string Change)
{
    /// <summary>Shows an entry.</summary>
    public static ChangeView Of(ChangeEntry change) =>
        new(change.Seq, change.At, change.Connection, change.Stream, change.RecordId, ApiText.Kebab(change.Kind));
}
