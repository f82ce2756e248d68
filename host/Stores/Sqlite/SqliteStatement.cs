using System.Text;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>A prepared statement of one connection, made once and used again. Parameters and columns are numbered as SQLite does: from 1 and from 0.</summary>
internal sealed class SqliteStatement : StoreStatement
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

    /// <inheritdoc />
    public override StoreStatement Bind(int index, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <inheritdoc />
    public override StoreStatement Bind(int index, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(statement, index, number) : raw.sqlite3_bind_null(statement, index));
        return this;
    }

    /// <inheritdoc />
    public override StoreStatement BindBytes(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <inheritdoc />
    public override StoreStatement BindUtf8(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <inheritdoc />
    public override bool Read()
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

    /// <inheritdoc />
    public override int Run()
    {
        while (Read())
        {
        }

        var changed = raw.sqlite3_changes(database);
        Check(raw.sqlite3_reset(statement));
        return changed;
    }

    /// <inheritdoc />
    public override void Again() => raw.sqlite3_reset(statement);

    /// <inheritdoc />
    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc />
    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    /// <inheritdoc />
    public override string? TextOrNull(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <inheritdoc />
    public override void Dispose()
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
