using LeVieuxMoulin.Connectors.Engine.Storage;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Looks the rows of a page up in one question.</summary>
internal static class PostgreSqlLookUp
{
    private const string Select = """
        SELECT asked.place, record.row, record.hash = asked.hash AND record.form = asked.form AND mapped_by = $2 AND removed IS NULL, removed IS NOT DISTINCT FROM 3
        FROM unnest($3, $4, $5) WITH ORDINALITY AS asked (id, hash, form, place) JOIN record ON record.source = $1 AND record.id = asked.id
        """;

    /// <summary>Looks them up.</summary>
    public static KnownRow[] Run(PostgreSqlStoreConnection database, long source, string pluginVersion, IReadOnlyList<RowToCheck> rows)
    {
        var known = new KnownRow[rows.Count];
        using var select = database.Command(
            Select,
            (source, NpgsqlDbType.Bigint),
            (pluginVersion, NpgsqlDbType.Text),
            (rows.Select(row => PostgreSqlText.Clean(row.Id)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
            (rows.Select(row => BytesOf(row.Hash)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
            (rows.Select(row => row.Form).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text));
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            known[reader.GetInt64(0) - 1] = new KnownRow(reader.GetInt64(1), reader.GetBoolean(2), reader.GetBoolean(3));
        }

        return known;
    }

    /// <summary>Gives a hash as the bytes that are stored.</summary>
    public static byte[] BytesOf(RecordHash hash)
    {
        var bytes = new byte[RecordHash.Size];
        hash.CopyTo(bytes);
        return bytes;
    }
}
