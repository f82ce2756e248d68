using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Writes the records of a batch together: one question, one insert, one update and one append to the change feed, however many they are.</summary>
internal sealed class PostgreSqlRecordWriter(PostgreSqlStoreConnection database, BatchWrite batch, long source, DateTimeOffset now)
    : RecordWriter(database, batch, source, now)
{
    private const NpgsqlDbType Ids = NpgsqlDbType.Array | NpgsqlDbType.Text;

    private const string Select = """
        SELECT row, hash, form, mapped_by, revision, changed_at, requested_at, removed, removed_at, doc, id FROM record WHERE source = $1 AND id = ANY ($2)
        """;

    private readonly List<RecordToWrite> fresh = [];
    private readonly List<RecordToWrite> known = [];
    private readonly List<(string Id, ChangeKind Kind)> changes = [];

    /// <inheritdoc />
    public override void WriteAll()
    {
        // What comes twice in a batch is decided on twice: the second time against what the first left.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var first = 0;
        for (var i = 0; i <= Batch.Records.Count; i++)
        {
            if (i == Batch.Records.Count || !ids.Add(PostgreSqlText.Clean(Batch.Records[i].Raw.Id)))
            {
                Write(first, i);
                first = i;
                ids.Clear();
                if (i < Batch.Records.Count)
                {
                    ids.Add(PostgreSqlText.Clean(Batch.Records[i].Raw.Id));
                }
            }
        }
    }

    private void Write(int first, int end)
    {
        if (first == end)
        {
            return;
        }

        fresh.Clear();
        known.Clear();
        changes.Clear();
        var stored = ReadStored(first, end);
        for (var i = first; i < end; i++)
        {
            var record = Batch.Records[i];
            var id = PostgreSqlText.Clean(record.Raw.Id);
            if (!stored.TryGetValue(id, out var earlier))
            {
                Created++;
                fresh.Add(new RecordToWrite(i, 0, id, record, Batch.RequestedAt));
                changes.Add((id, ChangeKind.Created));
                continue;
            }

            RowNumbers[i] = earlier.Row;
            if (Decide(record, earlier) is { } update)
            {
                known.Add(new RecordToWrite(i, earlier.Row, id, record, update.RequestedAt));
                if (update.Change is { } change)
                {
                    changes.Add((id, change));
                }
            }
        }

        Insert();
        PostgreSqlRecordRows.Update(database, known, Source, Batch.PluginVersion, Now);
        PostgreSqlChanges.Append(database, Now, Source, changes);
    }

    private void Insert()
    {
        foreach (var (place, row) in PostgreSqlRecordRows.Insert(database, fresh, Source, Batch.PluginVersion, Now))
        {
            RowNumbers[place] = row;
        }
    }

    private Dictionary<string, StoredRow> ReadStored(int first, int end)
    {
        var asked = new Dictionary<string, MappedRecord>(end - first, StringComparer.Ordinal);
        for (var i = first; i < end; i++)
        {
            asked.Add(PostgreSqlText.Clean(Batch.Records[i].Raw.Id), Batch.Records[i]);
        }

        var stored = new Dictionary<string, StoredRow>(StringComparer.Ordinal);
        using var select = database.Command(Select, (Source, NpgsqlDbType.Bigint), (asked.Keys.ToArray(), Ids));
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            long? LongOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
            DateTimeOffset? InstantOrNull(int column) => LongOrNull(column) is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
            var record = asked[reader.GetString(10)];
            stored.Add(reader.GetString(10), new StoredRow(
                reader.GetInt64(0),
                reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(PostgreSqlLookUp.BytesOf(record.Hash)) && reader.GetString(2) == record.Raw.Form,
                reader.GetString(2),
                reader.GetString(3),
                new RecordAge(LongOrNull(4), InstantOrNull(5), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6))),
                (RemovalReason?)LongOrNull(7),
                InstantOrNull(8),
                Encoding.UTF8.GetBytes(reader.GetString(9))));
        }

        return stored;
    }
}
