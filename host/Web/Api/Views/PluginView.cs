using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One plugin folder.</summary>
internal sealed record PluginView(string Id, string Version, string State, string? Code, string? Reason, int Loads, string Hash)
{
    /// <summary>Shows a plugin.</summary>
    public static PluginView Of(PluginStatus plugin) =>
        new(plugin.Id, plugin.Version, ApiText.Kebab(plugin.State), plugin.Code, plugin.Reason, plugin.Loads, plugin.Hash);
}
