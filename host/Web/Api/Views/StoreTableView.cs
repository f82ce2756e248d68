using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>How much one table holds.</summary>
internal sealed record StoreTableView(string Name, long Rows, DateTimeOffset? Oldest)
{
    /// <summary>Shows a table.</summary>
    public static StoreTableView Of(StoreTableSize table) => new(table.Name, table.Rows, table.Oldest);
}
