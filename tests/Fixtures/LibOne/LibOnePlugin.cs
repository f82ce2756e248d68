using LeVieuxMoulin.Connectors;
using YamlDotNet.Serialization;

namespace Fixtures;

/// <summary>Ships YamlDotNet 13.7.1, which is not the host's version, and tells which one it got.</summary>
public sealed class LibOnePlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector(typeof(Deserializer).Assembly.GetName().Version + " " + new Deserializer().Deserialize<string>("read"));
}
