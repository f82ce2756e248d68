namespace LeVieuxMoulin.Connectors;

/// <summary>The one public type of a plugin assembly: it makes the connector of a connection.</summary>
/// <remarks>The host creates it once with its parameterless constructor, inside the plugin's own load context.</remarks>
public interface IConnectorPlugin
{
    /// <summary>Makes the connector of one connection. No call, no thread, no timer: the first call is IConnector.CheckAsync.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.Validation"/>: the settings contradict each other; the connection is not started and the operator reads why.</exception>
    IConnector Create(ConnectorContext context);
}
