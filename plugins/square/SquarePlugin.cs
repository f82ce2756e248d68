namespace LeVieuxMoulin.Connectors.Square;

/// <summary>The point of sale of Square (Connect v2).</summary>
public sealed class SquarePlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public IConnector Create(ConnectorContext context) => new SquareConnector(context);
}
