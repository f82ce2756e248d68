namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>The CRM of Zoho: contacts, tags, views, notes, events and calls.</summary>
public sealed class ZohoPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new ZohoConnector(context);
}
