using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The rows that were set aside, their bytes sealed.</summary>
internal sealed class SqlQuarantine(StoreDatabase database, IRecordSealer sealer) : IQuarantine
{
    private const string Columns = """
        SELECT number, connection, stream, quarantine.id, location, form, path, reason, plugin_version, first_seen_at, last_seen_at, content, revision, changed_at
        FROM quarantine JOIN source ON source.id = quarantine.source
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<QuarantinedRecord>> ListAsync(string? connection, string? stream, long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QuarantinedRecord>>(
            read =>
            {
                var found = new List<QuarantinedRecord>();
                using var select = read.Prepare(Columns + " WHERE number > ?1 AND (?2 IS NULL OR connection = ?2) AND (?3 IS NULL OR stream = ?3) ORDER BY number LIMIT ?4");
                select.Bind(1, after).Bind(2, connection).Bind(3, stream).Bind(4, limit);
                while (select.Read())
                {
                    found.Add(ReadOne(select));
                }

                return found;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<QuarantinedRecord?> FindAsync(long number, CancellationToken cancellationToken) => database.ReadAsync(
        read =>
        {
            using var select = read.Prepare(Columns + " WHERE number = ?");
            if (!select.Bind(1, number).Read())
            {
                return null;
            }

            var found = ReadOne(select);
            return found with { Content = sealer.Open(Place(found.Connection, found.Stream), select.Bytes(11)) };
        },
        cancellationToken);

    /// <summary>Sets rows aside, inside the writer's transaction. A row that came before in the same bytes is only seen again.</summary>
    public void Add(StoreConnection write, long source, BatchWrite batch, DateTimeOffset now)
    {
        foreach (var failed in batch.Failed)
        {
            AddOne(write, source, batch, failed, now);
        }
    }

    /// <summary>Lets rows go whose record could be mapped, inside the writer's transaction.</summary>
    public static void Release(StoreConnection write, long source, IReadOnlyList<MappedRecord> records)
    {
        using (var any = write.Prepare("SELECT 1 FROM quarantine WHERE source = ? LIMIT 1"))
        {
            if (!any.Bind(1, source).Read())
            {
                return;
            }
        }

        foreach (var record in records)
        {
            using var delete = write.Prepare("DELETE FROM quarantine WHERE source = ? AND id = ?");
            delete.Bind(1, source).Bind(2, record.Raw.Id).Run();
        }
    }

    private static string Place(string connection, string stream) => $"quarantine/{connection}/{stream}";

    private static QuarantinedRecord ReadOne(StoreStatement select) => new()
    {
        Number = select.Long(0),
        Connection = select.Text(1),
        Stream = select.Text(2),
        RecordId = select.Text(3),
        LocationId = select.TextOrNull(4),
        Form = select.Text(5),
        Path = select.Text(6),
        Reason = select.Text(7),
        PluginVersion = select.Text(8),
        FirstSeenAt = select.Instant(9),
        LastSeenAt = select.Instant(10),
        Revision = select.LongOrNull(12),
        ChangedAt = select.InstantOrNull(13),
    };

    private void AddOne(StoreConnection write, long source, BatchWrite batch, FailedRecord failed, DateTimeOffset now)
    {
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        failed.Hash.CopyTo(hash);
        using (var again = write.Prepare("UPDATE quarantine SET last_seen_at = ?, path = ?, reason = ?, plugin_version = ? WHERE source = ? AND id = ? AND hash = ?"))
        {
            if (again.Bind(1, now).Bind(2, failed.Path).Bind(3, failed.Reason).Bind(4, batch.PluginVersion).Bind(5, source).Bind(6, failed.Raw.Id).BindBytes(7, hash).Run() > 0)
            {
                return;
            }
        }

        if (failed.Raw.Id.Length > 0)
        {
            using var older = write.Prepare("DELETE FROM quarantine WHERE source = ? AND id = ?");
            older.Bind(1, source).Bind(2, failed.Raw.Id).Run();
        }

        using var insert = write.Prepare("""
            INSERT INTO quarantine (source, id, hash, location, form, revision, changed_at, path, reason, plugin_version, first_seen_at, last_seen_at, content)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12)
            """);
        insert.Bind(1, source).Bind(2, failed.Raw.Id).BindBytes(3, hash).Bind(4, failed.Raw.LocationId ?? batch.Key.LocationId).Bind(5, failed.Raw.Form)
            .Bind(6, failed.Raw.Revision).Bind(7, failed.Raw.ChangedAt).Bind(8, failed.Path).Bind(9, failed.Reason).Bind(10, batch.PluginVersion).Bind(11, now)
            .BindBytes(12, sealer.Seal(Place(batch.Key.Connection, batch.Key.Stream), failed.Raw.Content.Span)).Run();
    }
}
