using LeVieuxMoulin.Connectors;
using YamlDotNet.Serialization;

namespace Fixtures;

/// <summary>Uses a library that the host has and it does not ship.</summary>
public sealed class BorrowsYamlPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector(typeof(Deserializer).Assembly.GetName().Version + " " + new Deserializer().Deserialize<string>("read"));
}
