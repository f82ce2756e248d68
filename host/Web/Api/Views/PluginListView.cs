namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>The plugin folders, and the unloads of this process.</summary>
internal sealed record PluginListView(IReadOnlyList<PluginView> Items, IReadOnlyList<ReceiptView> Receipts, string? Next = null);
