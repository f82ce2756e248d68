using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>What a SQLite file tells of itself.</summary>
internal sealed class SqliteSchema(StoreConnection connection) : StoreSchema(connection)
{
    /// <inheritdoc />
    public override IReadOnlyList<StoreTable> ReadTables()
    {
        var names = new List<string>();
        using (var select = Connection.Prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migration' ORDER BY rowid"))
        {
            while (select.Read())
            {
                names.Add(select.Text(0));
            }
        }

        return [.. names.Select(ReadTable)];
    }

    /// <inheritdoc />
    public override long ReadLastChange() => Connection.Count("SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0), coalesce((SELECT max(seq) FROM change), 0))");

    /// <inheritdoc />
    public override void Continue(IReadOnlyList<StoreTable> tables, long lastChange) => ContinueChanges(lastChange);

    /// <inheritdoc />
    public override void ContinueChanges(long lastChange)
    {
        Connection.Run("DELETE FROM sqlite_sequence WHERE name = 'change'");
        using var insert = Connection.Prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('change', ?)");
        insert.Bind(1, lastChange).Run();
    }

    /// <inheritdoc />
    public override long MeasureBytes() => Connection.Count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");

    /// <inheritdoc />
    public override IReadOnlyList<string> Check()
    {
        var findings = new List<string>();
        using (var check = Connection.Prepare("PRAGMA integrity_check"))
        {
            while (check.Read())
            {
                findings.Add(check.Text(0));
            }
        }

        findings.Remove("ok");
        using var keys = Connection.Prepare("PRAGMA foreign_key_check");
        while (keys.Read())
        {
            findings.Add($"Row {keys.Long(1)} of {keys.Text(0)} refers to a row of {keys.Text(2)} that is not there.");
        }

        return findings;
    }

    private StoreTable ReadTable(string name)
    {
        var columns = new List<StoreColumn>();
        var key = new List<(long Place, string Name)>();
        using var select = Connection.Prepare("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
        select.Bind(1, name);
        while (select.Read())
        {
            columns.Add(new StoreColumn(select.Text(0), select.Text(1) switch
            {
                "INTEGER" => StoreColumnKind.Number,
                "BLOB" => StoreColumnKind.Bytes,
                _ => StoreColumnKind.Text,
            }));
            if (select.Long(2) > 0)
            {
                key.Add((select.Long(2), select.Text(0)));
            }
        }

        return new StoreTable(name, columns, [.. key.Order().Select(part => part.Name)]);
    }
}
