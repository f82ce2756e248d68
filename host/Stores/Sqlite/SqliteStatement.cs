using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>A prepared statement of one connection, made once and used again. Parameters and columns are numbered as SQLite does: from 1 and from 0.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Gets whether somebody has taken the statement and not given it back.</summary>
    public bool IsInUse { get; private set; }

    internal SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Binds text.</summary>
    public SqliteStatement Bind(int index, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <summary>Binds a whole number.</summary>
    public SqliteStatement Bind(int index, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(statement, index, number) : raw.sqlite3_bind_null(statement, index));
        return this;
    }

    /// <summary>Binds an instant as Unix milliseconds.</summary>
    public SqliteStatement Bind(int index, DateTimeOffset? value) => Bind(index, value?.ToUnixTimeMilliseconds());

    /// <summary>Binds bytes as a blob.</summary>
    public SqliteStatement BindBytes(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Binds UTF-8 bytes as text.</summary>
    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    /// <summary>Runs the statement to its end and makes it ready for other values.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Read())
        {
        }

        var changed = raw.sqlite3_changes(database);
        Check(raw.sqlite3_reset(statement));
        return changed;
    }

    /// <summary>Makes the statement ready for other values, in the middle of its rows.</summary>
    public void Again() => raw.sqlite3_reset(statement);

    /// <summary>Tells whether a column is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>Reads a whole number; 0 where it is null.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Reads a whole number or null.</summary>
    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>Reads text; empty where it is null.</summary>
    public string Text(int column) => TextOrNull(column) ?? "";

    /// <summary>Reads text or null.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    /// <summary>Reads an instant or null.</summary>
    public DateTimeOffset? InstantOrNull(int column) => LongOrNull(column) is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    /// <summary>Reads an instant.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Long(column));

    /// <summary>Reads a blob or the UTF-8 bytes of text. The span lives until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Ends this use; the statement stays prepared.</summary>
    public void Dispose()
    {
        IsInUse = false;
        raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
    }

    internal SqliteStatement Take()
    {
        if (IsInUse)
        {
            throw new InvalidOperationException("The statement is in use already; finish its rows first.");
        }

        IsInUse = true;
        return this;
    }

    internal void Close() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
