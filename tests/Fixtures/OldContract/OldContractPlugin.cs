using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Stamped with the contract before.</summary>
public sealed class OldContractPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("oldcontract");
}
