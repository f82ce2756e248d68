using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Requests;
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
        api.MapPost("/plugins/{id}/retry", RetryAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Gives a plugin that was refused or set aside another chance.");
        api.MapGet("/connectors", (IPluginCatalog plugins) => new ListView<ConnectorView>(
            [.. plugins.Plugins.Select(plugin => plugins.FindManifest(plugin.Id)).OfType<PluginManifest>().SelectMany(ConnectorView.Of)]))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the connectors: what each can do, and what to do instead of what it cannot.");
    }

    private static async Task<PluginView> RetryAsync(string id, PluginHost plugins, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var known = plugins.Plugins.FirstOrDefault(plugin => plugin.Id == id)
            ?? throw new RequestException(RequestErrorKind.NotFound, "PLUGIN_NOT_FOUND", $"There is no plugin folder {id}.");
        return await plugins.RetryAsync(id, Caller.NameOf(caller), cancellationToken)
            ? PluginView.Of(plugins.Plugins.FirstOrDefault(plugin => plugin.Id == id) ?? known)
            : throw new RequestException(RequestErrorKind.Conflict, "PLUGIN_NOT_REFUSED", $"{id} is neither refused nor set aside.");
    }
}
