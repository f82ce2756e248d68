using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Appends to the change feed, inside the writer's transaction.</summary>
internal static class SqlChanges
{
    /// <summary>Appends an entry. A source is found by <see cref="SqlSources.Ensure"/>; operations use the stream <c>operation</c>.</summary>
    public static void Append(StoreConnection database, DateTimeOffset at, long source, string id, ChangeKind kind)
    {
        using var insert = database.Prepare("INSERT INTO change (at, source, id, kind) VALUES (?, ?, ?, ?)");
        insert.Bind(1, at).Bind(2, source).Bind(3, id).Bind(4, (long)kind).Run();
    }
}
