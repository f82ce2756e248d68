using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Keeps what streams read: a page, its cursor and its change-feed entries in one transaction.</summary>
internal sealed class SqlRecordStore(StoreDatabase database, SqlQuarantine quarantine, TimeProvider time) : IRecordStore
{
    /// <inheritdoc />
    public Task<StreamState> ReadStateAsync(StreamKey key, FeedBases basis, CancellationToken cancellationToken) =>
        database.ReadAsync(read => SqlStreamStates.Read(read, key, basis), cancellationToken);

    /// <inheritdoc />
    public Task<KnownRow[]> LookUpAsync(StreamKey key, string pluginVersion, IReadOnlyList<RowToCheck> rows, CancellationToken cancellationToken) =>
        database.ReadAsync(
            read => SqlSources.Find(read, key.Connection, key.Stream) is { } source ? read.LookUp(source, pluginVersion, rows) : new KnownRow[rows.Count],
            cancellationToken);

    /// <inheritdoc />
    public Task<BatchOutcome> StoreAsync(BatchWrite batch, CancellationToken cancellationToken) =>
        database.WriteAsync(write => Store(write, batch), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PendingHint>> ReadHintsAsync(string connection, string stream, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PendingHint>>(
            read => SqlSources.Find(read, connection, stream) is { } source ? SqlHints.ReadDue(read, source, now, limit) : [],
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
                    WHERE connection = ?1 AND stream = ?2 AND row > ?3 AND record.mapped_by <> ?4 AND source.mapped_by IS DISTINCT FROM ?4 AND removed IS NULL ORDER BY row LIMIT ?5
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

    private BatchOutcome Store(StoreConnection write, BatchWrite batch)
    {
        var now = time.GetUtcNow();
        var source = SqlSources.Ensure(write, batch.Key.Connection, batch.Key.Stream);
        var records = write.MakeRecordWriter(batch, source, now);
        records.WriteAll();
        quarantine.Add(write, source, batch, now);
        SqlQuarantine.Release(write, source, batch.Records);
        var removals = new SqlRemovals(write, source, batch.Key.LocationId, batch.RequestedAt, now);
        foreach (var removal in batch.Removals)
        {
            removals.Apply(removal);
        }

        SqlHints.Settle(write, source, batch.FetchedIds, batch.Delayed);
        var hinted = SqlHints.AddNews(write, source, batch.Hints, now);
        if (batch.Seen is { } seen)
        {
            removals.ApplyAbsence(seen);
        }

        if (batch.State is { } state)
        {
            SqlStreamStates.Write(write, source, batch.Key.LocationId, batch.Basis, state);
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
