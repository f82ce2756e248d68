namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The numbers of sources: a record type of a connection.</summary>
internal static class SqlSources
{
    /// <summary>Gives a source's number, making it when it is new.</summary>
    public static long Ensure(StoreConnection database, string connection, string stream)
    {
        if (Find(database, connection, stream) is { } known)
        {
            return known;
        }

        using var insert = database.Prepare("INSERT INTO source (connection, stream) VALUES (?, ?) RETURNING id");
        insert.Bind(1, connection).Bind(2, stream).Read();
        return insert.Long(0);
    }

    /// <summary>Finds a source's number.</summary>
    public static long? Find(StoreConnection database, string connection, string stream)
    {
        using var select = database.Prepare("SELECT id FROM source WHERE connection = ? AND stream = ?");
        return select.Bind(1, connection).Bind(2, stream).Read() ? select.Long(0) : null;
    }
}
