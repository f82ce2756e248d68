using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>A connection to the store, used by one thread at a time. Its statements are in the SQL that both databases read.</summary>
internal abstract class StoreConnection : IDisposable
{
    /// <summary>Gets what ends a question whose rows this transaction is going to change: rows that another one holds are left to it.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Gets what the database tells of itself.</summary>
    public abstract StoreSchema Schema { get; }

    /// <summary>Gets whether a transaction is open and can go on.</summary>
    public abstract bool IsInTransaction { get; }

    /// <summary>Takes a statement; dispose it to give it back.</summary>
    /// <param name="sql">One statement, with <c>?</c> or <c>?1</c> for its parameters; always the same text for the same purpose: it is kept.</param>
    public abstract StoreStatement Prepare(string sql);

    /// <summary>Runs several statements without parameters.</summary>
    public abstract void RunScript(string sql);

    /// <summary>Begins a transaction that writes, when it is this one's turn.</summary>
    public abstract void BeginWriting();

    /// <summary>Begins a transaction that reads from one state.</summary>
    public abstract void BeginReading();

    /// <summary>Ends a transaction that only read.</summary>
    public abstract void EndReading();

    /// <summary>Gives a transaction up.</summary>
    public abstract void RollBack();

    /// <summary>Makes what writes the records of a batch.</summary>
    public abstract RecordWriter MakeRecordWriter(BatchWrite batch, long source, DateTimeOffset now);

    /// <summary>Looks rows up by their ids, all at once.</summary>
    public abstract KnownRow[] LookUp(long source, string pluginVersion, IReadOnlyList<RowToCheck> rows);

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

    /// <summary>Reads the first column of the first row as a whole number.</summary>
    /// <param name="sql">The question.</param>
    public long Count(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Read() ? statement.Long(0) : 0;
    }

    /// <inheritdoc />
    public abstract void Dispose();
}
