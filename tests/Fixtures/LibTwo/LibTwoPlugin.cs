using LeVieuxMoulin.Connectors;
using YamlDotNet.Serialization;

namespace Fixtures;

/// <summary>Ships YamlDotNet 15.3.0, which is not the host's version, and tells which one it got.</summary>
public sealed class LibTwoPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector(typeof(Deserializer).Assembly.GetName().Version + " " + new Deserializer().Deserialize<string>("read"));
}
