using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Stamped with a contract to come.</summary>
public sealed class NewContractPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("newcontract");
}
