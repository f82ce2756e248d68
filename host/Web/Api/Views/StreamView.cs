using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One stream of a connection, over all its locations.</summary>
internal sealed record StreamView(string Name, long Records, long Pending, long Quarantined, DateTimeOffset? LastSyncAt, string? PauseCode, string? PauseReason)
{
    /// <summary>Sums up the locations of one stream.</summary>
    public static StreamView Of(IGrouping<string, StreamStatus> stream)
    {
        var paused = stream.FirstOrDefault(status => status.PauseCode is not null);
        return new StreamView(
            stream.Key,
            stream.First().Records,
            stream.First().Pending,
            stream.First().Quarantined,
            stream.Any(status => status.LastSyncAt is null) ? null : stream.Min(status => status.LastSyncAt),
            paused?.PauseCode,
            paused?.PauseReason);
    }
}
