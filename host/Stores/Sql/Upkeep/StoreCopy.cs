using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Copies all tables of one store into an empty one, inside a transaction of each.</summary>
internal sealed class StoreCopy(StoreConnection source, StoreConnection target, CancellationToken cancellationToken)
{
    private const int Page = 500;

    /// <summary>Copies them and compares.</summary>
    /// <param name="targetName">The target, for messages.</param>
    /// <returns>What both have now.</returns>
    /// <exception cref="StoreException">The target is not empty, not alike, or not the same afterwards.</exception>
    public StoreFacts Run(string targetName)
    {
        var tables = source.Schema.ReadTables();
        var theirs = target.Schema.ReadTables();
        if (tables.Count != theirs.Count || tables.Any(table => !theirs.Any(table.IsLike)))
        {
            throw new StoreException("STORE_SCHEMAS_DIFFER", "The two stores do not have the same tables. Let the same version of the host open both first.");
        }

        // Its own counters have their one row from the beginning.
        if (theirs.Where(table => table.Name != "audit_head").Select(target.Schema.Measure).FirstOrDefault(size => size.Rows > 0) is { } full)
        {
            throw new StoreException("STORE_NOT_EMPTY", $"{targetName} is not empty: {full.Name} has {full.Rows} rows. Name an empty database, or a file that is not there.");
        }

        target.Run("DELETE FROM audit_head");
        foreach (var table in tables)
        {
            CopyTable(table);
        }

        var facts = StoreFacts.Read(source);
        target.Schema.Continue(tables, facts.LastChange);
        var copied = StoreFacts.Read(target);
        return facts.DifferenceTo(copied) is { } difference
            ? throw new StoreException("STORE_COPY_DIFFERS", $"The copy is not the same as the store: {difference}. Nothing was kept of it.")
            : copied;
    }

    private void CopyTable(StoreTable table)
    {
        var names = string.Join(", ", table.Columns.Select(column => column.Name));
        var key = string.Join(", ", table.Key);
        var after = $"({key}) > ({Marks(table.Key.Count)})";
        var keys = table.Key.Select(name => table.Columns.ToList().FindIndex(column => column.Name == name)).ToArray();
        object?[]? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var select = source.Prepare($"SELECT {names} FROM {table.Name} {(last is null ? "" : $"WHERE {after}")} ORDER BY {key} LIMIT {Page}");
            for (var i = 0; last is not null && i < keys.Length; i++)
            {
                Bind(select, i + 1, table.Columns[keys[i]].Kind, last[keys[i]]);
            }

            using var insert = target.Prepare($"INSERT INTO {table.Name} ({names}) VALUES ({Marks(table.Columns.Count)})");
            var count = 0;
            while (select.Read())
            {
                last = ReadRow(select, table);
                count++;
                for (var i = 0; i < last.Length; i++)
                {
                    Bind(insert, i + 1, table.Columns[i].Kind, last[i]);
                }

                insert.Run();
            }

            if (count < Page)
            {
                return;
            }
        }
    }

    private static object?[] ReadRow(StoreStatement select, StoreTable table)
    {
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = select.IsNull(i) ? null : table.Columns[i].Kind switch
            {
                StoreColumnKind.Number => select.Long(i),
                StoreColumnKind.Bytes => select.Bytes(i).ToArray(),
                _ => select.Text(i),
            };
        }

        return row;
    }

    private static void Bind(StoreStatement statement, int index, StoreColumnKind kind, object? value)
    {
        switch (kind)
        {
            case StoreColumnKind.Number:
                statement.Bind(index, (long?)value);
                break;
            case StoreColumnKind.Bytes when value is byte[] bytes:
                statement.BindBytes(index, bytes);
                break;
            default:
                statement.Bind(index, (string?)value);
                break;
        }
    }

    private static string Marks(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"?{i}")));
}
