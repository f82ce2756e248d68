using LeVieuxMoulin.Connectors.Engine.Storage;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Appends many entries to the change feed at once.</summary>
internal static class PostgreSqlChanges
{
    private const string Insert = """
        WITH head AS (UPDATE change_head SET seq = seq + $1 RETURNING seq - $1 AS last)
        INSERT INTO change (seq, at, source, id, kind)
        SELECT head.last + new.place, $2, $3, new.id, new.kind FROM head, unnest($4, $5) WITH ORDINALITY AS new (id, kind, place)
        """;

    /// <summary>Appends them in their order.</summary>
    public static void Append(PostgreSqlStoreConnection database, DateTimeOffset at, long source, List<(string Id, ChangeKind Kind)> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        using var insert = database.Command(
            Insert,
            ((long)changes.Count, NpgsqlDbType.Bigint),
            (at.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint),
            (source, NpgsqlDbType.Bigint),
            (changes.Select(change => change.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
            (changes.Select(change => (long)change.Kind).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint));
        insert.ExecuteNonQuery();
    }
}
