namespace LeVieuxMoulin.Connectors;

/// <summary>The one public type of a plugin assembly: it makes the connector of a connection.</summary>
/// <remarks>The host creates it once with its parameterless constructor, inside the plugin's own load context.</remarks>
public interface IConnectorPlugin
{
    /// <summary>Makes the connector of one connection. No call, no thread, no timer: the first call is IConnector.CheckAsync.</summary>
    IConnector Create(ConnectorContext context);
}
