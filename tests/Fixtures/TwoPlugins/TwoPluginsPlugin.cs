using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>One of two public plugins in one assembly.</summary>
public sealed class TwoPluginsPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("twoplugins");
}

/// <summary>The other one.</summary>
public sealed class SecondPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("second");
}
