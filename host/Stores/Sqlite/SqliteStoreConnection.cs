using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>A connection to the store's file that keeps its statements prepared.</summary>
internal sealed class SqliteStoreConnection : StoreConnection
{
    private const int MaxStatements = 256;

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;

    private SqliteStoreConnection(SqliteConnection connection) => this.connection = connection;

    /// <summary>Gets the driver's handle.</summary>
    public sqlite3 Handle => connection.Handle!;

    /// <inheritdoc />
    public override string ForUpdate => "";

    /// <inheritdoc />
    public override StoreSchema Schema => new SqliteSchema(this);

    /// <inheritdoc />
    public override bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Opens the file with the settings every connection shares.</summary>
    /// <param name="file">The database file.</param>
    /// <param name="readOnly">Whether the connection may only read.</param>
    public static SqliteStoreConnection Open(string file, bool readOnly)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true, DefaultTimeout = 10 };
        var opened = new SqliteStoreConnection(new SqliteConnection(settings.ToString()));
        try
        {
            opened.connection.Open();
            opened.Run("PRAGMA busy_timeout = 10000");
            opened.Run("PRAGMA temp_store = MEMORY");
            opened.Run(readOnly ? "PRAGMA cache_size = -2048" : "PRAGMA cache_size = -16384");
            opened.Run("PRAGMA synchronous = FULL");
            if (readOnly)
            {
                opened.Run("PRAGMA query_only = ON");
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override StoreStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            if (statements.Count >= MaxStatements)
            {
                CloseIdle();
            }

            statement = new SqliteStatement(Handle, sql);
            statements.Add(sql, statement);
        }

        return statement.Take();
    }

    /// <inheritdoc />
    public override void RunScript(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override void BeginWriting() => Run("BEGIN IMMEDIATE");

    /// <inheritdoc />
    public override void BeginReading() => Run("BEGIN");

    /// <inheritdoc />
    public override void EndReading() => Run("COMMIT");

    /// <inheritdoc />
    public override void RollBack() => Run("ROLLBACK");

    /// <inheritdoc />
    public override RecordWriter MakeRecordWriter(BatchWrite batch, long source, DateTimeOffset now) => new SqliteRecordWriter(this, batch, source, now);

    /// <inheritdoc />
    public override KnownRow[] LookUp(long source, string pluginVersion, IReadOnlyList<RowToCheck> rows)
    {
        var known = new KnownRow[rows.Count];
        using var select = Prepare("SELECT row, hash = ?3 AND form = ?4 AND mapped_by = ?5 AND removed IS NULL, removed IS 3 FROM record WHERE source = ?1 AND id = ?2");
        select.Bind(1, source).Bind(5, pluginVersion);
        Span<byte> hash = stackalloc byte[RecordHash.Size];
        for (var i = 0; i < known.Length; i++)
        {
            rows[i].Hash.CopyTo(hash);
            if (select.Bind(2, rows[i].Id).BindBytes(3, hash).Bind(4, rows[i].Form).Read())
            {
                known[i] = new KnownRow(select.Long(0), select.Long(1) != 0, select.Long(2) != 0);
            }

            select.Again();
        }

        return known;
    }

    /// <summary>Copies the whole database into another file, while others go on writing.</summary>
    public void BackUpTo(string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        connection.BackupDatabase(target);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Close();
        }

        statements.Clear();
        connection.Dispose();
    }

    private void CloseIdle()
    {
        foreach (var (sql, statement) in statements.Where(pair => !pair.Value.IsInUse).ToList())
        {
            statement.Close();
            statements.Remove(sql);
        }
    }
}
