namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>A table, as the database itself describes it: what a later version adds is counted and copied without being named here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record StoreTable(string Name, IReadOnlyList<StoreColumn> Columns, IReadOnlyList<string> Key)
{
    private static readonly string[] Times = ["stored_at", "created_at", "received_at", "first_seen_at", "booked_at", "at"];

    /// <summary>Gets the column that tells when a row came; null: none does.</summary>
    public string? Time => Times.FirstOrDefault(time => Columns.Any(column => column.Name == time));

    /// <summary>Tells whether another table holds the same.</summary>
    public bool IsLike(StoreTable other) =>
        Name == other.Name && Columns.OrderBy(column => column.Name, StringComparer.Ordinal).SequenceEqual(other.Columns.OrderBy(column => column.Name, StringComparer.Ordinal));
}
