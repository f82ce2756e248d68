using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>A connection to the store's file that keeps its statements prepared. Used by one thread at a time.</summary>
internal sealed class StoreConnection : SqliteConnection
{
    private const int MaxStatements = 256;

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    private StoreConnection(string connectionString)
        : base(connectionString)
    {
    }

    /// <summary>Opens the file with the settings every connection shares.</summary>
    /// <param name="file">The database file.</param>
    /// <param name="readOnly">Whether the connection may only read.</param>
    public static StoreConnection Open(string file, bool readOnly)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true, DefaultTimeout = 10 };
        var connection = new StoreConnection(settings.ToString());
        connection.Open();
        connection.Run("PRAGMA busy_timeout = 10000");
        connection.Run("PRAGMA temp_store = MEMORY");
        connection.Run(readOnly ? "PRAGMA cache_size = -2048" : "PRAGMA cache_size = -16384");
        connection.Run("PRAGMA synchronous = FULL");
        if (readOnly)
        {
            connection.Run("PRAGMA query_only = ON");
        }

        return connection;
    }

    /// <summary>Takes a prepared statement; dispose it to give it back.</summary>
    /// <param name="sql">One statement, always the same text for the same purpose: it is kept.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            if (statements.Count >= MaxStatements)
            {
                CloseIdle();
            }

            statement = new SqliteStatement(Handle!, sql);
            statements.Add(sql, statement);
        }

        return statement.Take();
    }

    /// <summary>Runs one statement without parameters, reading past its rows.</summary>
    /// <param name="sql">The statement.</param>
    public void Run(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    /// <summary>Reads the first column of the first row as text.</summary>
    /// <param name="sql">The question.</param>
    public string Ask(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Read() ? statement.Text(0) : "";
    }

    private void CloseIdle()
    {
        foreach (var (sql, statement) in statements.Where(pair => !pair.Value.IsInUse).ToList())
        {
            statement.Close();
            statements.Remove(sql);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        foreach (var statement in statements.Values)
        {
            statement.Close();
        }

        statements.Clear();
        base.Dispose(disposing);
    }
}
