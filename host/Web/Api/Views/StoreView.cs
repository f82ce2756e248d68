using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What the store is and how much it holds.</summary>
internal sealed record StoreView(string Kind, string Place, long Bytes, long LastChange, IReadOnlyList<StoreTableView> Items)
{
    /// <summary>Shows a store.</summary>
    public static StoreView Of(StoreSize size) => new(size.Kind, size.Place, size.Bytes, size.LastChange, [.. size.Tables.Select(StoreTableView.Of)]);
}
