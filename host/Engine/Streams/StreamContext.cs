using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>What the parts of one run share.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Connection">The connection's name.</param>
/// <param name="PluginVersion">The version of the plugin.</param>
/// <param name="Store">Where to.</param>
/// <param name="Time">The clock.</param>
/// <param name="Tally">What was done.</param>
internal sealed record StreamContext(StreamDefinition Stream, string Connection, string PluginVersion, IRecordStore Store, TimeProvider Time, StreamTally Tally)
{
    /// <summary>Begins a batch of the stream.</summary>
    /// <param name="location">The location that is read; empty for the account.</param>
    /// <param name="requestedAt">When its rows were asked for.</param>
    public BatchWrite Batch(string location, DateTimeOffset requestedAt) => new()
    {
        Key = new StreamKey(Connection, Stream.Name, location),
        PluginVersion = PluginVersion,
        RequestedAt = requestedAt,
        CanFetch = Stream.Fetch is not null,
    };

    /// <summary>Gives a state its pause.</summary>
    public StreamState Paused(StreamState state, StreamPause pause)
    {
        var now = Time.GetUtcNow();
        return pause.IsStop
            ? state
            : state with
            {
                Failures = state.Failures + 1,
                PausedSince = state.PausedSince ?? now,
                PauseCode = pause.Code,
                PauseReason = pause.Reason,
                RetryAt = now + StreamBackoff.After(state.Failures + 1, pause.RetryAfter),
            };
    }

    /// <summary>Gives a state a good end.</summary>
    public StreamState Completed(StreamState state, bool inFull)
    {
        var now = Time.GetUtcNow();
        return new StreamState { Cursor = state.Cursor, LastSyncAt = now, LastFullSyncAt = inFull ? now : state.LastFullSyncAt };
    }
}
