using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Where the reading of streams stands.</summary>
internal static class SqlStreamStates
{
    private const string Upsert = """
        INSERT INTO stream_state (source, location, basis, cursor, full_running, last_sync_at, last_full_sync_at, failures, paused_since, pause_code, pause_reason, retry_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (source, location, basis) DO UPDATE SET cursor = ?4, full_running = ?5, last_sync_at = ?6, last_full_sync_at = ?7, failures = ?8,
            paused_since = ?9, pause_code = ?10, pause_reason = ?11, retry_at = ?12
        """;

    /// <summary>Writes a state.</summary>
    public static void Write(StoreConnection database, long source, string location, FeedBases basis, StreamState state)
    {
        using var upsert = database.Prepare(Upsert);
        upsert.Bind(1, source).Bind(2, location).Bind(3, (long)basis).Bind(4, state.Cursor).Bind(5, state.IsFullRunning ? 1 : 0)
            .Bind(6, state.LastSyncAt).Bind(7, state.LastFullSyncAt).Bind(8, state.Failures)
            .Bind(9, state.PausedSince).Bind(10, state.PauseCode).Bind(11, state.PauseReason).Bind(12, state.RetryAt).Run();
    }

    /// <summary>Reads a state.</summary>
    public static StreamState Read(StoreConnection database, StreamKey key, FeedBases basis)
    {
        using var select = database.Prepare("""
            SELECT cursor, full_running, last_sync_at, last_full_sync_at, failures, paused_since, pause_code, pause_reason, retry_at
            FROM stream_state JOIN source ON source.id = stream_state.source
            WHERE connection = ? AND stream = ? AND location = ? AND basis = ?
            """);
        if (!select.Bind(1, key.Connection).Bind(2, key.Stream).Bind(3, key.LocationId).Bind(4, (long)basis).Read())
        {
            return new StreamState();
        }

        return new StreamState
        {
            Cursor = select.TextOrNull(0),
            IsFullRunning = select.Long(1) != 0,
            LastSyncAt = select.InstantOrNull(2),
            LastFullSyncAt = select.InstantOrNull(3),
            Failures = (int)select.Long(4),
            PausedSince = select.InstantOrNull(5),
            PauseCode = select.TextOrNull(6),
            PauseReason = select.TextOrNull(7),
            RetryAt = select.InstantOrNull(8),
        };
    }

    /// <summary>Reads how streams are, all ways of reading taken together.</summary>
    public static IReadOnlyList<StreamStatus> List(StoreConnection database, string? connection)
    {
        var streams = new List<StreamStatus>();
        using var select = database.Prepare("""
            SELECT connection, stream, coalesce(location, ''), records,
                (SELECT count(*) FROM hint WHERE hint.source = source.id),
                (SELECT count(*) FROM quarantine WHERE quarantine.source = source.id),
                max(last_sync_at), max(last_full_sync_at), last_change_at, min(paused_since), max(pause_code), max(pause_reason), min(retry_at)
            FROM source LEFT JOIN stream_state ON stream_state.source = source.id
            WHERE (?1 IS NULL OR connection = ?1) AND stream <> 'operation'
            GROUP BY source.id, location ORDER BY connection, stream, location
            """);
        select.Bind(1, connection);
        while (select.Read())
        {
            streams.Add(new StreamStatus
            {
                Key = new StreamKey(select.Text(0), select.Text(1), select.Text(2)),
                Records = select.Long(3),
                Pending = select.Long(4),
                Quarantined = select.Long(5),
                LastSyncAt = select.InstantOrNull(6),
                LastFullSyncAt = select.InstantOrNull(7),
                LastChangeAt = select.InstantOrNull(8),
                PausedSince = select.InstantOrNull(9),
                PauseCode = select.TextOrNull(10),
                PauseReason = select.TextOrNull(11),
                RetryAt = select.InstantOrNull(12),
            });
        }

        return streams;
    }
}
