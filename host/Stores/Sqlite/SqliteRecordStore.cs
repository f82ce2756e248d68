using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Keeps what streams read in SQLite: a page, its cursor and its change-feed entries in one transaction.</summary>
internal sealed class SqliteRecordStore(SqliteDatabase database, SqliteQuarantine quarantine, TimeProvider time) : IRecordStore
{
    /// <inheritdoc />
    public Task<StreamState> ReadStateAsync(StreamKey key, FeedBases basis, CancellationToken cancellationToken) =>
        database.ReadAsync(read => SqliteStreamStates.Read(read, key, basis), cancellationToken);

    /// <inheritdoc />
    public Task<KnownRow[]> LookUpAsync(StreamKey key, string pluginVersion, IReadOnlyList<RowToCheck> rows, CancellationToken cancellationToken) =>
        database.ReadAsync(read => LookUp(read, key, pluginVersion, rows), cancellationToken);

    /// <inheritdoc />
    public Task<BatchOutcome> StoreAsync(BatchWrite batch, CancellationToken cancellationToken) =>
        database.WriteAsync(write => Store(write, batch), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PendingHint>> ReadHintsAsync(string connection, string stream, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PendingHint>>(
            read => SqliteSources.Find(read, connection, stream) is { } source ? SqliteHints.ReadDue(read, source, now, limit) : [],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RecordHint>> ReadOpenAsync(string connection, string stream, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RecordHint>>(
            read =>
            {
                var open = new List<RecordHint>();
                using var select = read.Prepare("""
                    SELECT record.id, location FROM record JOIN source ON source.id = record.source
                    WHERE connection = ? AND stream = ? AND is_open = 1 AND removed IS NULL ORDER BY row
                    """);
                select.Bind(1, connection).Bind(2, stream);
                while (select.Read())
                {
                    open.Add(new RecordHint(select.Text(0), select.Text(1) is { Length: > 0 } location ? location : null));
                }

                return open;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredRaw>> ReadOutdatedAsync(string connection, string stream, string pluginVersion, long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredRaw>>(
            read =>
            {
                var outdated = new List<StoredRaw>();
                using var select = read.Prepare("""
                    SELECT row, record.id, raw, location, form, revision, changed_at, requested_at FROM record JOIN source ON source.id = record.source
                    WHERE connection = ?1 AND stream = ?2 AND row > ?3 AND record.mapped_by <> ?4 AND source.mapped_by IS NOT ?4 AND removed IS NULL ORDER BY row LIMIT ?5
                    """);
                select.Bind(1, connection).Bind(2, stream).Bind(3, after).Bind(4, pluginVersion).Bind(5, limit);
                while (select.Read())
                {
                    var raw = new RawRecord
                    {
                        Id = select.Text(1),
                        Content = select.Bytes(2).ToArray(),
                        LocationId = select.Text(3) is { Length: > 0 } location ? location : null,
                        Form = select.Text(4),
                        Revision = select.LongOrNull(5),
                        ChangedAt = select.InstantOrNull(6),
                    };
                    outdated.Add(new StoredRaw(select.Long(0), raw, select.Instant(7)));
                }

                return outdated;
            },
            cancellationToken);

    private static KnownRow[] LookUp(StoreConnection read, StreamKey key, string pluginVersion, IReadOnlyList<RowToCheck> rows)
    {
        var known = new KnownRow[rows.Count];
        if (SqliteSources.Find(read, key.Connection, key.Stream) is not { } source)
        {
            return known;
        }

        using var select = read.Prepare("SELECT row, hash = ?3 AND form = ?4 AND mapped_by = ?5 AND removed IS NULL, removed IS 3 FROM record WHERE source = ?1 AND id = ?2");
        select.Bind(1, source).Bind(5, pluginVersion);
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        for (var i = 0; i < known.Length; i++)
        {
            rows[i].Hash.CopyTo(hash);
            if (select.Bind(2, rows[i].Id).BindBytes(3, hash).Bind(4, rows[i].Form).Read())
            {
                known[i] = new KnownRow(select.Long(0), select.Long(1) != 0, select.Long(2) != 0);
            }

            select.Again();
        }

        return known;
    }

    private BatchOutcome Store(StoreConnection write, BatchWrite batch)
    {
        var now = time.GetUtcNow();
        var source = SqliteSources.Ensure(write, batch.Key.Connection, batch.Key.Stream);
        var records = new SqliteRecordWriter(write, batch, source, now);
        records.WriteAll();
        quarantine.Add(write, source, batch, now);
        SqliteQuarantine.Release(write, source, batch.Records);
        var removals = new SqliteRemovals(write, source, batch.Key.LocationId, batch.RequestedAt, now);
        foreach (var removal in batch.Removals)
        {
            removals.Apply(removal);
        }

        SqliteHints.Settle(write, source, batch.FetchedIds, batch.Delayed);
        var hinted = SqliteHints.AddNews(write, source, batch.Hints, now);
        if (batch.Seen is { } seen)
        {
            removals.ApplyAbsence(seen);
        }

        if (batch.State is { } state)
        {
            SqliteStreamStates.Write(write, source, batch.Key.LocationId, batch.Basis, state);
        }

        if (batch.IsRemapEnd)
        {
            using var remapped = write.Prepare("UPDATE source SET mapped_by = ? WHERE id = ?");
            remapped.Bind(1, batch.PluginVersion).Bind(2, source).Run();
        }

        if (records.Created + records.Updated + removals.Removed > 0)
        {
            using var count = write.Prepare("UPDATE source SET records = records + ?, last_change_at = ? WHERE id = ?");
            count.Bind(1, records.Created - removals.Gone).Bind(2, now).Bind(3, source).Run();
        }

        return new BatchOutcome
        {
            Created = records.Created,
            Updated = records.Updated,
            Stale = records.Stale,
            Removed = removals.Removed,
            Rows = [.. records.Rows, .. hinted],
        };
    }
}
