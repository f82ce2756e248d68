using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Storage;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Writes the mapped records of one batch: new ones at once, known ones when they are newer.</summary>
internal sealed class SqliteRecordWriter(StoreConnection database, BatchWrite batch, long source, DateTimeOffset now)
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

    private readonly long[] rows = new long[batch.Records.Count];

    /// <summary>Gets how many records are new or came back.</summary>
    public int Created { get; private set; }

    /// <summary>Gets how many records are another than before.</summary>
    public int Updated { get; private set; }

    /// <summary>Gets how many rows brought nothing.</summary>
    public int Stale { get; private set; }

    /// <summary>Gets the store's numbers of the records, in the batch's order.</summary>
    public IReadOnlyList<long> Rows => rows;

    /// <summary>Writes all records of the batch.</summary>
    public void WriteAll()
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Write(batch.Records[i]);
        }
    }

    private long Write(MappedRecord record)
    {
        using (var insert = database.Prepare(Insert))
        {
            if (Bind(insert, record, batch.RequestedAt).Run() == 1)
            {
                var row = raw.sqlite3_last_insert_rowid(database.Handle);
                Created++;
                SqliteChanges.Append(database, now, source, record.Raw.Id, ChangeKind.Created);
                return row;
            }
        }

        return WriteKnown(record);
    }

    private long WriteKnown(MappedRecord record)
    {
        var stored = ReadStored(record);
        var isRemap = stored.IsSameContent && stored.Removed is null;
        if (stored.Removed == RemovalReason.Erased
            || (isRemap && stored.MappedBy == batch.PluginVersion)
            || (!isRemap && !IsNewer(record, stored)))
        {
            Stale++;
            return stored.Row;
        }

        if (!isRemap && IsSmallerForm(record, stored))
        {
            Stale++;
            AskForWhole(record);
            return stored.Row;
        }

        var isSameDocument = stored.Document.AsSpan().SequenceEqual(record.Json.Span);
        using (var update = database.Prepare(Update))
        {
            Bind(update, record, isRemap ? stored.Age.RequestedAt : batch.RequestedAt).Bind(16, stored.Row).Run();
        }

        if (stored.Removed is not null)
        {
            Created++;
            SqliteChanges.Append(database, now, source, record.Raw.Id, ChangeKind.Created);
        }
        else if (!isSameDocument)
        {
            Updated++;
            SqliteChanges.Append(database, now, source, record.Raw.Id, ChangeKind.Updated);
        }
        else
        {
            Stale++;
        }

        return stored.Row;
    }

    private bool IsNewer(MappedRecord record, StoredRow stored)
    {
        var age = new RecordAge(record.Raw.Revision, record.Raw.ChangedAt, batch.RequestedAt);
        return stored is { Removed: not null, RemovedAt: { } removedAt } && record.Raw.ChangedAt is { } changedAt
            ? changedAt > removedAt
            : age.Replaces(stored.Age);
    }

    /// <summary>Tells whether the row is another form than the stored one, with fewer fields: it never replaces the fuller one.</summary>
    private static bool IsSmallerForm(MappedRecord record, StoredRow stored) =>
        stored.Removed is null && stored.Form != record.Raw.Form && CountFields(record.Json.Span) < CountFields(stored.Document);

    private static int CountFields(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                count++;
            }
        }

        return count;
    }

    private void AskForWhole(MappedRecord record)
    {
        if (batch.CanFetch)
        {
            SqliteHints.Add(database, source, new RecordHint(record.Raw.Id, record.Raw.LocationId, record.Raw.Revision, record.Raw.ChangedAt), now);
        }
    }

    private StoredRow ReadStored(MappedRecord record)
    {
        using var select = database.Prepare(Select);
        select.Bind(1, source).Bind(2, record.Raw.Id).Read();
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

    private SqliteStatement Bind(SqliteStatement statement, MappedRecord record, DateTimeOffset requestedAt)
    {
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        record.Hash.CopyTo(hash);
        return statement.Bind(1, source).Bind(2, record.Raw.Id).BindBytes(3, hash).Bind(4, record.Raw.Form).Bind(5, batch.PluginVersion)
            .Bind(6, record.Raw.Revision).Bind(7, record.Raw.ChangedAt).Bind(8, requestedAt).Bind(9, now)
            .Bind(10, record.Columns.At?.ToUnixTimeMilliseconds() ?? 0).Bind(11, record.Columns.Status).Bind(12, record.LocationId)
            .Bind(13, record.IsOpen ? 1 : 0).BindUtf8(14, record.Json.Span).BindBytes(15, record.Raw.Content.Span);
    }

    private sealed record StoredRow(
        long Row, bool IsSameContent, string Form, string MappedBy, RecordAge Age, RemovalReason? Removed, DateTimeOffset? RemovedAt, byte[] Document);
}
