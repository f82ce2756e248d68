using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Implements the interface, and hides it.</summary>
internal sealed class NoPluginPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("noplugin");
}
