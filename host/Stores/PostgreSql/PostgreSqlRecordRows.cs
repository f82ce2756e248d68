using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Inserts and updates many records by one statement each, a column an array.</summary>
internal static class PostgreSqlRecordRows
{
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
    private const NpgsqlDbType Numbers = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Blobs = NpgsqlDbType.Array | NpgsqlDbType.Bytea;

    private const string Arrays = """
        unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            WITH ORDINALITY AS new (id, hash, form, revision, changed_at, requested_at, at, status, location, is_open, doc, raw, row, place)
        """;

    private const string InsertSql = $"""
        INSERT INTO record (source, id, hash, form, mapped_by, revision, changed_at, requested_at, stored_at, at, status, location, is_open, doc, raw)
        SELECT $1, id, hash, form, $2, revision, changed_at, requested_at, $3, at, status, location, is_open, doc, raw FROM {Arrays} ORDER BY place
        RETURNING id, row
        """;

    private const string UpdateSql = $"""
        UPDATE record SET source = $1, id = new.id, hash = new.hash, form = new.form, mapped_by = $2, revision = new.revision, changed_at = new.changed_at,
            requested_at = new.requested_at, stored_at = $3, at = new.at, status = new.status, location = new.location, is_open = new.is_open, doc = new.doc, raw = new.raw,
            missing = 0, removed = NULL, removed_at = NULL, merged_into = NULL
        FROM {Arrays} WHERE record.row = new.row
        """;

    /// <summary>Inserts records that the store does not have.</summary>
    /// <returns>The number that each was given, by its place in the batch.</returns>
    public static IEnumerable<(int Place, long Row)> Insert(PostgreSqlStoreConnection database, List<RecordToWrite> records, long source, string pluginVersion, DateTimeOffset now)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var places = records.ToDictionary(record => record.Id, record => record.Place, StringComparer.Ordinal);
        var rows = new List<(int, long)>(records.Count);
        using var insert = Make(database, InsertSql, records, source, pluginVersion, now);
        using var reader = insert.ExecuteReader();
        while (reader.Read())
        {
            rows.Add((places[reader.GetString(0)], reader.GetInt64(1)));
        }

        return rows;
    }

    /// <summary>Writes records anew that the store has.</summary>
    public static void Update(PostgreSqlStoreConnection database, List<RecordToWrite> records, long source, string pluginVersion, DateTimeOffset now)
    {
        if (records.Count > 0)
        {
            using var update = Make(database, UpdateSql, records, source, pluginVersion, now);
            update.ExecuteNonQuery();
        }
    }

    private static NpgsqlCommand Make(PostgreSqlStoreConnection database, string sql, List<RecordToWrite> records, long source, string pluginVersion, DateTimeOffset now) => database.Command(
        sql,
        (source, NpgsqlDbType.Bigint),
        (pluginVersion, NpgsqlDbType.Text),
        (now.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint),
        (Column(records, one => one.Id), Texts),
        (Column(records, one => PostgreSqlLookUp.BytesOf(one.Record.Hash)), Blobs),
        (Column(records, one => PostgreSqlText.Clean(one.Record.Raw.Form)), Texts),
        (Column(records, one => one.Record.Raw.Revision), Numbers),
        (Column(records, one => one.Record.Raw.ChangedAt?.ToUnixTimeMilliseconds()), Numbers),
        (Column(records, one => one.RequestedAt.ToUnixTimeMilliseconds()), Numbers),
        (Column(records, one => one.Record.Columns.At?.ToUnixTimeMilliseconds() ?? 0), Numbers),
        (Column(records, one => one.Record.Columns.Status), Texts),
        (Column(records, one => PostgreSqlText.Clean(one.Record.LocationId)), Texts),
        (Column(records, one => one.Record.IsOpen ? 1L : 0L), Numbers),
        (Column(records, one => Encoding.UTF8.GetString(one.Record.Json.Span)), Texts),
        (Column(records, one => one.Record.Raw.Content.ToArray()), Blobs),
        (Column(records, one => one.Row), Numbers));

    private static TValue[] Column<TValue>(List<RecordToWrite> records, Func<RecordToWrite, TValue> value) => [.. records.Select(value)];
}
