using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Writes records one by one: a step of a prepared statement costs next to nothing here.</summary>
internal sealed class SqliteRecordWriter(SqliteStoreConnection database, BatchWrite batch, long source, DateTimeOffset now)
    : RecordWriter(database, batch, source, now)
{
    private const string Insert = """
        INSERT INTO record (source, id, hash, form, mapped_by, revision, changed_at, requested_at, stored_at, at, status, location, is_open, doc, raw)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT (source, id) DO NOTHING
        """;

    private const string Update = """
        UPDATE record SET source = ?1, id = ?2, hash = ?3, form = ?4, mapped_by = ?5, revision = ?6, changed_at = ?7, requested_at = ?8, stored_at = ?9,
            at = ?10, status = ?11, location = ?12, is_open = ?13, doc = ?14, raw = ?15, missing = 0, removed = NULL, removed_at = NULL, merged_into = NULL
        WHERE row = ?16
        """;

    private const string Select = """
        SELECT row, hash, form, mapped_by, revision, changed_at, requested_at, removed, removed_at, doc FROM record WHERE source = ? AND id = ?
        """;

    /// <inheritdoc />
    public override void WriteAll()
    {
        for (var i = 0; i < Batch.Records.Count; i++)
        {
            RowNumbers[i] = Write(Batch.Records[i]);
        }
    }

    private long Write(MappedRecord record)
    {
        using (var insert = database.Prepare(Insert))
        {
            if (Bind(insert, record, Batch.RequestedAt).Run() == 1)
            {
                var row = raw.sqlite3_last_insert_rowid(database.Handle);
                Created++;
                SqlChanges.Append(database, Now, Source, record.Raw.Id, ChangeKind.Created);
                return row;
            }
        }

        var stored = ReadStored(record);
        if (Decide(record, stored) is { } known)
        {
            using (var update = database.Prepare(Update))
            {
                Bind(update, record, known.RequestedAt).Bind(16, stored.Row).Run();
            }

            if (known.Change is { } change)
            {
                SqlChanges.Append(database, Now, Source, record.Raw.Id, change);
            }
        }

        return stored.Row;
    }

    private StoredRow ReadStored(MappedRecord record)
    {
        using var select = database.Prepare(Select);
        select.Bind(1, Source).Bind(2, record.Raw.Id).Read();
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        record.Hash.CopyTo(hash);
        return new StoredRow(
            select.Long(0),
            select.Bytes(1).SequenceEqual(hash) && select.Text(2) == record.Raw.Form,
            select.Text(2),
            select.Text(3),
            new RecordAge(select.LongOrNull(4), select.InstantOrNull(5), select.Instant(6)),
            (RemovalReason?)select.LongOrNull(7),
            select.InstantOrNull(8),
            select.Bytes(9).ToArray());
    }

    private StoreStatement Bind(StoreStatement statement, MappedRecord record, DateTimeOffset requestedAt)
    {
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        record.Hash.CopyTo(hash);
        return statement.Bind(1, Source).Bind(2, record.Raw.Id).BindBytes(3, hash).Bind(4, record.Raw.Form).Bind(5, Batch.PluginVersion)
            .Bind(6, record.Raw.Revision).Bind(7, record.Raw.ChangedAt).Bind(8, requestedAt).Bind(9, Now)
            .Bind(10, record.Columns.At?.ToUnixTimeMilliseconds() ?? 0).Bind(11, record.Columns.Status).Bind(12, record.LocationId)
            .Bind(13, record.IsOpen ? 1 : 0).BindUtf8(14, record.Json.Span).BindBytes(15, record.Raw.Content.Span);
    }
}
