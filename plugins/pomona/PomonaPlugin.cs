using LeVieuxMoulin.Connectors.SupplierCodec;

namespace LeVieuxMoulin.Connectors.Pomona;

/// <summary>Makes the connector of an account at one branch of Groupe Pomona.</summary>
public sealed class PomonaPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new SupplierConnector(context, new SupplierDefaults
    {
        Name = "Pomona",
        CustomerKey = "establishment_code",
        BranchKey = "branch",
    });
}
