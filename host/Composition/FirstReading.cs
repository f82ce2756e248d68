using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.Extensions.Hosting;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>At start, reads the configuration once every plugin folder was looked at; at the end, lets the connections finish before their plugins go.</summary>
internal sealed class FirstReading(PluginHost plugins, ConfigurationWatcher configuration, PluginArrivals arrivals, ConnectionManager connections) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await plugins.FirstScan.WaitAsync(cancellationToken);
        await configuration.RefreshAsync(cancellationToken);
        arrivals.Begin();
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => connections.StopAsync();
}
