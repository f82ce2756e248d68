using LeVieuxMoulin.Connectors.SupplierCodec;

namespace LeVieuxMoulin.Connectors.Metro;

/// <summary>Makes the connector of a Metro France account.</summary>
public sealed class MetroPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new SupplierConnector(context, new SupplierDefaults
    {
        Name = "Metro France",
        CustomerKey = "client_number",
    });
}
