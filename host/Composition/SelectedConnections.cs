using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>Lets a host that runs for one command start the connection it is about, and no other.</summary>
internal sealed class SelectedConnections(ConnectionManager connections, HostMode mode) : IConfigurationObserver
{
    /// <inheritdoc />
    public Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken) => connections.ApplyAsync(
        configuration with
        {
            Connections = [.. configuration.Connections.Select(settings => mode.Starts(settings.Name) ? settings : settings with { Enabled = false })],
        },
        cancellationToken);
}
