using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/plugins</c> and <c>/v1/connectors</c>.</summary>
internal static class PluginEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plugins", (IPluginCatalog plugins) => new PluginListView([.. plugins.Plugins.Select(PluginView.Of)], [.. plugins.Receipts.Select(ReceiptView.Of)]))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the plugin folders and the unloads of this process.");
        api.MapGet("/connectors", (IPluginCatalog plugins) => new ListView<ConnectorView>(
            [.. plugins.Plugins.Select(plugin => plugins.FindManifest(plugin.Id)).OfType<PluginManifest>().SelectMany(ConnectorView.Of)]))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the connectors: what each can do, and what to do instead of what it cannot.");
    }
}
