using LeVieuxMoulin.Connectors.Engine.Streams;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One stream after a reading.</summary>
/// <param name="Name">The stream.</param>
/// <param name="Records">How many records the copy has now.</param>
/// <param name="Rows">How many rows the vendor sent this time.</param>
/// <param name="Changed">How many of them were new or another than before.</param>
/// <param name="Quarantined">How many were set aside.</param>
internal sealed record SyncedStreamView(string Name, long Records, long Rows, long Changed, long Quarantined)
{
    /// <summary>Shows a stream; one that was not read has zeros.</summary>
    public static SyncedStreamView Of(StreamView stream, StreamResult? result) =>
        new(stream.Name, stream.Records, result?.Rows ?? 0, result?.Changed ?? 0, result?.Quarantined ?? 0);
}
