using System.Data;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Npgsql;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>A connection to the server, which opens itself again when the server was away.</summary>
internal sealed class PostgreSqlStoreConnection : StoreConnection
{
    private readonly string connectionString;
    private readonly Action<PostgreSqlStoreConnection> prepare;
    private NpgsqlConnection connection;

    private PostgreSqlStoreConnection(string connectionString, Action<PostgreSqlStoreConnection> prepare)
    {
        this.connectionString = connectionString;
        this.prepare = prepare;
        connection = new NpgsqlConnection(connectionString);
    }

    /// <inheritdoc />
    public override string ForUpdate => " FOR UPDATE OF o SKIP LOCKED";

    /// <inheritdoc />
    public override StoreSchema Schema => new PostgreSqlSchema(this);

    /// <inheritdoc />
    public override bool IsInTransaction => connection.State == ConnectionState.Open;

    /// <summary>Opens a connection.</summary>
    /// <param name="connectionString">Where to.</param>
    /// <param name="prepare">What is done with it each time it was opened.</param>
    public static PostgreSqlStoreConnection Open(string connectionString, Action<PostgreSqlStoreConnection> prepare)
    {
        var opened = new PostgreSqlStoreConnection(connectionString, prepare);
        try
        {
            opened.Connect();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override StoreStatement Prepare(string sql) => new PostgreSqlStatement(new NpgsqlCommand(PostgreSqlText.Translate(sql), connection));

    /// <summary>Makes a command whose parameters, arrays among them, are given in their order.</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<(object Value, NpgsqlDbType Type)> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (value, type) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        }

        return command;
    }

    /// <inheritdoc />
    public override void RunScript(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override void BeginWriting()
    {
        Begin("BEGIN");

        // One writing transaction after the other, on however many hosts: the change feed's numbers and the audit chain become visible in their order.
        Run("SELECT pg_advisory_xact_lock(1836010357, hashtext(current_schema()))");
    }

    /// <inheritdoc />
    public override void BeginReading() => Begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    /// <inheritdoc />
    public override void EndReading() => Finish("COMMIT");

    /// <inheritdoc />
    public override void RollBack() => Finish("ROLLBACK");

    /// <inheritdoc />
    public override RecordWriter MakeRecordWriter(BatchWrite batch, long source, DateTimeOffset now) => new PostgreSqlRecordWriter(this, batch, source, now);

    /// <inheritdoc />
    public override KnownRow[] LookUp(long source, string pluginVersion, IReadOnlyList<RowToCheck> rows) => PostgreSqlLookUp.Run(this, source, pluginVersion, rows);

    /// <inheritdoc />
    public override void Dispose() => connection.Dispose();

    private void Connect()
    {
        connection.Open();
        prepare(this);
    }

    private void Begin(string sql)
    {
        if (connection.State == ConnectionState.Open)
        {
            try
            {
                Run(sql);
                return;
            }
            catch (NpgsqlException) when (connection.State != ConnectionState.Open)
            {
                // The server closed it while it was idle: nothing was begun, a new one does.
            }
        }

        connection.Dispose();
        connection = new NpgsqlConnection(connectionString);
        Connect();
        Run(sql);
    }

    /// <summary>Where the connection is lost, the server has ended the transaction already.</summary>
    private void Finish(string sql)
    {
        if (connection.State != ConnectionState.Open)
        {
            return;
        }

        try
        {
            Run(sql);
        }
        catch (NpgsqlException)
        {
            connection.Close();
        }
    }
}
