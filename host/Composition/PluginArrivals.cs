using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>When a plugin comes, its connections' files can be read to their end; when it goes, its connections end first.</summary>
internal sealed class PluginArrivals(ConfigurationWatcher configuration, ConnectionManager connections) : IPluginObserver
{
    private volatile bool begun;

    /// <summary>Says that the first reading is done: from now on an arrival asks for another.</summary>
    public void Begin() => begun = true;

    /// <inheritdoc />
    public async Task PluginLoadedAsync(string id, CancellationToken cancellationToken)
    {
        if (begun)
        {
            await connections.PluginLoadedAsync(id, cancellationToken);
            await configuration.RefreshAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task PluginDrainingAsync(string id, CancellationToken cancellationToken) => connections.PluginDrainingAsync(id, cancellationToken);
}
