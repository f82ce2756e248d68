using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Ends the process from its constructor.</summary>
public sealed class CrashesPlugin : IConnectorPlugin
{
    public CrashesPlugin() => Environment.FailFast("the plugin ends the process");

    public IConnector Create(ConnectorContext context) => new FixtureConnector("crashes");
}
