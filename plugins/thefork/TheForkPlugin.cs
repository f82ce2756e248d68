namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>The bookings of TheFork Manager (B2B API v1).</summary>
public sealed class TheForkPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new TheForkConnector(context);
}
