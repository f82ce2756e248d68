using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>What a database tells of itself, and its counters.</summary>
internal abstract class StoreSchema(StoreConnection connection)
{
    /// <summary>Gets the connection.</summary>
    protected StoreConnection Connection => connection;

    /// <summary>Reads the tables, those first that others refer to.</summary>
    public abstract IReadOnlyList<StoreTable> ReadTables();

    /// <summary>Reads the last number that the change feed gave.</summary>
    public abstract long ReadLastChange();

    /// <summary>Lets every number that the database gives go on after those that are there, and the change feed after the one given.</summary>
    public abstract void Continue(IReadOnlyList<StoreTable> tables, long lastChange);

    /// <summary>Lets the change feed go on after a number.</summary>
    public abstract void ContinueChanges(long lastChange);

    /// <summary>Measures how much room the store takes.</summary>
    public abstract long MeasureBytes();

    /// <summary>Runs the database's own check.</summary>
    public abstract IReadOnlyList<string> Check();

    /// <summary>Counts a table.</summary>
    public StoreTableSize Measure(StoreTable table)
    {
        using var select = connection.Prepare(table.Time is { } time ? $"SELECT count(*), min({time}) FROM {table.Name}" : $"SELECT count(*), NULL FROM {table.Name}");
        return select.Read() ? new StoreTableSize(table.Name, select.Long(0), select.IsNull(1) ? null : select.Instant(1)) : new StoreTableSize(table.Name, 0, null);
    }
}
