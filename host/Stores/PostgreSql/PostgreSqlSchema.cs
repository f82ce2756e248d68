using System.Globalization;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>What a PostgreSQL schema tells of itself.</summary>
internal sealed class PostgreSqlSchema(StoreConnection connection) : StoreSchema(connection)
{
    private const string Tables = "FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::text::regnamespace";

    /// <inheritdoc />
    public override IReadOnlyList<StoreTable> ReadTables()
    {
        var names = new List<string>();
        using (var select = Connection.Prepare($"SELECT relname {Tables} AND relname NOT IN ('migration', 'change_head') ORDER BY oid"))
        {
            while (select.Read())
            {
                names.Add(select.Text(0));
            }
        }

        return [.. names.Select(name => new StoreTable(name, ReadColumns(name), ReadKey(name)))];
    }

    /// <inheritdoc />
    public override long ReadLastChange() => Connection.Count("SELECT seq FROM change_head");

    /// <inheritdoc />
    public override void Continue(IReadOnlyList<StoreTable> tables, long lastChange)
    {
        ContinueChanges(lastChange);
        foreach (var table in tables.Where(table => table.Key.Count == 1))
        {
            using var next = Connection.Prepare(string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT setval(sequence, (SELECT coalesce(max({table.Key[0]}::text::bigint), 0) + 1 FROM {table.Name}), false) FROM pg_get_serial_sequence(?1, ?2) AS sequence WHERE sequence IS NOT NULL"));
            next.Bind(1, table.Name).Bind(2, table.Key[0]).Read();
        }
    }

    /// <inheritdoc />
    public override void ContinueChanges(long lastChange)
    {
        using var update = Connection.Prepare("UPDATE change_head SET seq = ?");
        update.Bind(1, lastChange).Run();
    }

    /// <inheritdoc />
    public override long MeasureBytes() => Connection.Count($"SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint {Tables}");

    /// <inheritdoc />
    public override IReadOnlyList<string> Check() => [];

    private List<StoreColumn> ReadColumns(string table)
    {
        var columns = new List<StoreColumn>();
        using var select = Connection.Prepare("SELECT attname, atttypid::regtype::text FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
        select.Bind(1, table);
        while (select.Read())
        {
            columns.Add(new StoreColumn(select.Text(0), select.Text(1) switch
            {
                "bigint" => StoreColumnKind.Number,
                "bytea" => StoreColumnKind.Bytes,
                _ => StoreColumnKind.Text,
            }));
        }

        return columns;
    }

    private List<string> ReadKey(string table)
    {
        var key = new List<string>();
        using var select = Connection.Prepare("""
            SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
            WHERE indrelid = ?::regclass AND indisprimary ORDER BY array_position(indkey::int2[], attnum)
            """);
        select.Bind(1, table);
        while (select.Read())
        {
            key.Add(select.Text(0));
        }

        return key;
    }
}
