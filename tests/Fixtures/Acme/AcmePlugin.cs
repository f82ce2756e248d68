using LeVieuxMoulin.Connectors;

namespace Fixtures.Acme;

/// <summary>A well-made plugin with one feed.</summary>
public sealed class AcmePlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new AcmeConnector(context);
}
