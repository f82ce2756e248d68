using LeVieuxMoulin.Connectors.Engine.Connections;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One connection: how it is, what it holds, what waits.</summary>
internal sealed record ConnectionView(
    string Name,
    string Connector,
    string Variant,
    string? Kind,
    IReadOnlyList<string> Kinds,
    string State,
    string? Reason,
    DateTimeOffset? StartedAt,
    DateTimeOffset? LastSyncAt,
    string? AccountId,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<Unavailable> Unavailable,
    IReadOnlyList<StreamView> Streams,
    long PendingOperations,
    long DeadOperations)
{
    /// <summary>Shows a connection.</summary>
    public static ConnectionView Of(ConnectionOverview overview)
    {
        var (status, streams, pending, dead) = overview;
        return new ConnectionView(
            status.Name,
            status.Connector,
            status.Variant,
            status.Kinds is [var first, ..] ? first : null,
            status.Kinds,
            ApiText.Kebab(status.State),
            status.Reason,
            status.StartedAt,
            streams.Max(stream => stream.LastSyncAt),
            status.AccountId,
            status.Capabilities,
            status.Unavailable,
            [.. streams.GroupBy(stream => stream.Key.Stream).Select(StreamView.Of)],
            pending,
            dead);
    }
}
