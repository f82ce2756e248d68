using LeVieuxMoulin.Connectors.SupplierCodec;

namespace LeVieuxMoulin.Connectors.Transgourmet;

/// <summary>Makes the connector of a Transgourmet France account.</summary>
public sealed class TransgourmetPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new SupplierConnector(context, new SupplierDefaults
    {
        Name = "Transgourmet",
        CustomerKey = "customer_id",
    });
}
