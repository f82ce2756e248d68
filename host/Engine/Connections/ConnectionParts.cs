using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>What every connection of a host works with.</summary>
/// <param name="Plugins">Where connectors come from.</param>
/// <param name="Http">Who builds their HTTP clients.</param>
/// <param name="Workers">Who works for a running connection.</param>
/// <param name="Accounts">Which accounts connections belong to.</param>
/// <param name="Problems">Where troubles are told.</param>
/// <param name="Loggers">Where connections log; the category is <c>connection.</c> and the name.</param>
/// <param name="Time">The clock.</param>
/// <param name="Directory">Where workers take connections into use.</param>
internal sealed record ConnectionParts(
    IPluginCatalog Plugins,
    IConnectionHttpFactory Http,
    IReadOnlyList<IConnectionWorker> Workers,
    AccountPins Accounts,
    IProblemBoard Problems,
    ILoggerFactory Loggers,
    TimeProvider Time,
    Func<IConnectionDirectory> Directory)
{
    /// <summary>Makes a connection's logger.</summary>
    public ILogger LoggerFor(ConnectionSettings settings) => Loggers.CreateLogger($"connection.{settings.Name}");
}
