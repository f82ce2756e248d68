using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Benchmarks.Measures;

/// <summary>The least that can be done to keep them: the same rows and indexes under the same PRAGMAs by one prepared upsert, one transaction a page.</summary>
internal static class RawSqlite
{
    private const int PageSize = 1000;
    private static readonly string[] Pragmas =
    [
        "page_size = 16384", "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 1000", "journal_size_limit = 67108864",
        "foreign_keys = ON", "temp_store = MEMORY", "cache_size = -16384",
    ];

    /// <summary>Copies the records of a store; only the writing is timed.</summary>
    public static (TimeSpan Time, TimeSpan Processor, Amount Amount) Run(string store, string file, CancellationToken cancellationToken)
    {
        using var source = StoreFile.OpenToRead(store);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        foreach (var pragma in Pragmas)
        {
            StoreFile.Run(target, $"PRAGMA {pragma}");
        }

        StoreFile.Run(target, StoreFile.SchemaOf(source));
        var names = string.Join(", ", StoreFile.Columns);
        var upsert = $"""
            INSERT INTO record ({names}) VALUES ({string.Join(", ", StoreFile.Columns.Select((_, i) => $"?{i + 1}"))})
            ON CONFLICT (source, id) DO UPDATE SET {string.Join(", ", StoreFile.Columns.Select(name => $"{name} = excluded.{name}"))}
            """;
        Check(raw.sqlite3_prepare_v3(target.Handle, upsert, raw.SQLITE_PREPARE_PERSISTENT, out var write), target);
        Check(raw.sqlite3_prepare_v2(source.Handle, $"SELECT {names} FROM record ORDER BY row", out var read), source);
        using (write)
        using (read)
        {
            var watch = new Stopwatch();
            var processor = TimeSpan.Zero;
            while (ReadPage(read) is { Count: > 0 } page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var before = Environment.CpuUsage.TotalTime;
                watch.Start();
                WritePage(target, write, page);
                watch.Stop();
                processor += Environment.CpuUsage.TotalTime - before;
            }

            return (watch.Elapsed, processor, StoreFile.AmountOf(target));
        }
    }

    private static List<Cell[]> ReadPage(sqlite3_stmt read)
    {
        var page = new List<Cell[]>(PageSize);
        while (page.Count < PageSize && raw.sqlite3_step(read) == raw.SQLITE_ROW)
        {
            var row = new Cell[StoreFile.Columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                var type = raw.sqlite3_column_type(read, i);
                row[i] = type == raw.SQLITE_INTEGER
                    ? new Cell(type, raw.sqlite3_column_int64(read, i), [])
                    : new Cell(type, 0, type == raw.SQLITE_NULL ? [] : raw.sqlite3_column_blob(read, i).ToArray());
            }

            page.Add(row);
        }

        return page;
    }

    private static void WritePage(SqliteConnection target, sqlite3_stmt write, List<Cell[]> page)
    {
        Check(raw.sqlite3_exec(target.Handle, "BEGIN IMMEDIATE"), target);
        foreach (var row in page)
        {
            for (var i = 0; i < row.Length; i++)
            {
                Bind(write, i + 1, row[i]);
            }

            if (raw.sqlite3_step(write) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(target.Handle).utf8_to_string());
            }

            Check(raw.sqlite3_reset(write), target);
        }

        Check(raw.sqlite3_exec(target.Handle, "COMMIT"), target);
    }

    private static void Bind(sqlite3_stmt write, int index, Cell cell)
    {
        _ = cell.Type switch
        {
            raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(write, index, cell.Number),
            raw.SQLITE_TEXT => raw.sqlite3_bind_text(write, index, cell.Bytes),
            raw.SQLITE_BLOB => raw.sqlite3_bind_blob(write, index, cell.Bytes),
            _ => raw.sqlite3_bind_null(write, index),
        };
    }

    private static void Check(int code, SqliteConnection connection) => SqliteException.ThrowExceptionForRC(code, connection.Handle);

    private readonly record struct Cell(int Type, long Number, byte[] Bytes);
}
