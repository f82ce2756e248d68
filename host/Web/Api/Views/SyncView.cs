using LeVieuxMoulin.Connectors.Engine.Streams;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A connection after a reading, and what did not come to its end.</summary>
internal sealed record SyncView(string Name, string Connector, string? Kind, IReadOnlyList<SyncedStreamView> Streams, string State, IReadOnlyList<FailedStreamView> Failed)
{
    /// <summary>Shows what a reading did.</summary>
    public static SyncView Of(ConnectionView connection, IReadOnlyList<StreamResult> results) => new(
        connection.Name,
        connection.Connector,
        connection.Kind,
        [.. connection.Streams.Select(stream => SyncedStreamView.Of(stream, results.FirstOrDefault(result => result.Stream == stream.Name)))],
        connection.State,
        [.. results.Where(result => !result.Completed).Select(result => new FailedStreamView(result.Stream, result.Code, result.Reason))]);
}
