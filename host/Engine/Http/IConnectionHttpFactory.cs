using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Builds a connection's HTTP clients.</summary>
public interface IConnectionHttpFactory
{
    /// <summary>Builds the clients. Loads stored tokens; makes no call.</summary>
    /// <param name="settings">The connection.</param>
    /// <param name="variant">The manifest variant in force: origins, credentials, budgets.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<ConnectionHttp> CreateAsync(ConnectionSettings settings, ManifestVariant variant, CancellationToken cancellationToken);
}
