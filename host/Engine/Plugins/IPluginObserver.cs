namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Is told when a plugin comes and before it goes.</summary>
public interface IPluginObserver
{
    /// <summary>A plugin can be acquired from now on.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    Task PluginLoadedAsync(string id, CancellationToken cancellationToken);

    /// <summary>A plugin is about to be unloaded. When this returns, the observer holds no lease and nothing of the plugin.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    Task PluginDrainingAsync(string id, CancellationToken cancellationToken);
}
