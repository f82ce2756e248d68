namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>The bookings of OpenTable (Sync v2, in-house booking v1, online booking v2, guests v3).</summary>
public sealed class OpenTablePlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new OpenTableConnector(context);
}
