using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Tells before any call whether a connection can do something, and what to do instead where it cannot.</summary>
/// <param name="directory">The connections.</param>
/// <param name="plugins">The plugins, whose manifests answer for connections that do not run at the moment.</param>
public sealed class CapabilityCheck(IConnectionDirectory directory, IPluginCatalog plugins)
{
    private static readonly OperationSettings Defaults = new();

    /// <summary>Requires a capability of a connection, running or not: a write is queued while the vendor is away.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="capability">The capability's name, such as <c>write.place-order</c>.</param>
    /// <returns>The limits of the connection's writes.</returns>
    /// <exception cref="RequestException">There is no such connection, or it lacks the capability.</exception>
    public OperationSettings Require(string connection, string capability)
    {
        var status = Find(connection);
        if (status.State == ConnectionState.Disabled)
        {
            throw new RequestException(RequestErrorKind.Conflict, "CONNECTION_DISABLED", $"The connection {connection} is switched off.")
            {
                Suggestion = "Say enabled: true in its file to switch it on.",
            };
        }

        if (status.Unavailable.FirstOrDefault(missing => missing.Capability == capability) is { } taken)
        {
            throw Lacking(connection, capability, taken.Reason);
        }

        using var use = directory.Use(connection);
        var manifest = use?.Manifest ?? plugins.FindManifest(status.Connector);
        var variant = use?.Variant ?? manifest?.Variants.FirstOrDefault(candidate => candidate.Id == status.Variant) ?? manifest?.Variants[0];
        var offered = use?.Connector.Capabilities.ByName.Keys ?? (status.Capabilities.Count > 0 ? status.Capabilities : variant?.Offers);
        if (offered is null)
        {
            throw new RequestException(RequestErrorKind.Unavailable, "CONNECTION_WAITS_FOR_PLUGIN", $"The connector {status.Connector} of {connection} is not installed, so nobody knows yet whether it can do that.")
            {
                Suggestion = "Put the plugin's folder into the plugins directory.",
            };
        }

        if (!offered.Any(name => name == capability || name == Many(capability)))
        {
            throw Lacking(connection, capability, variant?.Gaps.FirstOrDefault(gap => gap.Capability == capability)?.Instead.En);
        }

        return use?.Settings.Operations ?? Defaults;
    }

    /// <summary>Finds a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="RequestException">There is no such connection.</exception>
    public ConnectionStatus Find(string connection) =>
        directory.Connections.FirstOrDefault(candidate => candidate.Name == connection)
            ?? throw new RequestException(RequestErrorKind.NotFound, "CONNECTION_NOT_FOUND", $"There is no connection named {connection}.");

    private static string Many(string capability) => capability.Replace("write.", "write-many.", StringComparison.Ordinal);

    private RequestException Lacking(string connection, string capability, string? instead)
    {
        var others = directory.Connections.Where(other => other.Capabilities.Contains(capability)).Select(other => other.Name).ToList();
        return new(RequestErrorKind.Unsupported, "CAPABILITY_NOT_OFFERED", $"The connection {connection} does not offer {capability}.")
        {
            Suggestion = instead ?? (others.Count > 0 ? $"Connections that do: {string.Join(", ", others)}." : null),
        };
    }
}
