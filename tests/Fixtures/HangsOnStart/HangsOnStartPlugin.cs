using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Blocks for ever in its constructor.</summary>
public sealed class HangsOnStartPlugin : IConnectorPlugin
{
    public HangsOnStartPlugin() => new ManualResetEventSlim().Wait();

    public IConnector Create(ConnectorContext context) => new FixtureConnector("hangsonstart");
}
