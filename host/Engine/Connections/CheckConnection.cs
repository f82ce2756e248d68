using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Asks a vendor whose account a connection opens.</summary>
/// <param name="manager">The connections.</param>
public sealed class CheckConnection(ConnectionManager manager)
{
    /// <summary>Asks.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Requests.RequestException">The connection is missing or does not run.</exception>
    /// <exception cref="ConnectorException">The vendor did not answer.</exception>
    public async Task<AccountCheck> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        using var use = await manager.TakeAsync(name, manager.Time, cancellationToken);
        using var scope = VendorCallScope.Enter("check");
        return await use.Connector.CheckAsync(cancellationToken);
    }
}
