using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Blocks for ever when it is disposed.</summary>
public sealed class NeverDisposedPlugin : IConnectorPlugin, IDisposable
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("neverdisposed");

    public void Dispose() => new ManualResetEventSlim().Wait();
}
