using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>What two stores that hold the same agree on.</summary>
/// <param name="Tables">The rows of each table.</param>
/// <param name="LastChange">The last number of the change feed.</param>
/// <param name="AuditEntries">The place of the last audit entry.</param>
/// <param name="AuditHead">Its hash.</param>
internal sealed record StoreFacts(IReadOnlyList<StoreTableSize> Tables, long LastChange, long AuditEntries, string AuditHead)
{
    /// <summary>Reads them.</summary>
    public static StoreFacts Read(StoreConnection connection)
    {
        var head = SqlAudit.ReadHead(connection);
        return new StoreFacts([.. connection.Schema.ReadTables().Select(connection.Schema.Measure)], connection.Schema.ReadLastChange(), head.Sequence, head.Hash);
    }

    /// <summary>Names the first thing in which another store differs; null: none.</summary>
    public string? DifferenceTo(StoreFacts other)
    {
        foreach (var table in Tables)
        {
            if (other.Tables.FirstOrDefault(theirs => theirs.Name == table.Name) is var theirs && theirs != table)
            {
                return $"{table.Name} has {theirs?.Rows ?? 0} rows instead of {table.Rows}";
            }
        }

        return LastChange != other.LastChange ? $"the change feed is at {other.LastChange} instead of {LastChange}"
            : AuditEntries != other.AuditEntries || AuditHead != other.AuditHead ? "the audit chains end differently"
            : null;
    }
}
