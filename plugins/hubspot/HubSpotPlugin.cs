namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>The CRM of HubSpot: contacts, lists and engagements.</summary>
public sealed class HubSpotPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new HubSpotConnector(context);
}
