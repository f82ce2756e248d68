namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The right to use a loaded plugin. A plugin that drains waits for its leases, for as long as the host's limit allows; its memory stays until the last one is back.</summary>
public sealed class PluginLease(PluginManifest manifest, IConnectorPlugin plugin, Action release) : IDisposable
{
    private Action? release = release;
    private IConnectorPlugin? plugin = plugin;

    /// <summary>Gets the plugin's manifest, in the host's own types.</summary>
    public PluginManifest Manifest { get; } = manifest;

    /// <summary>Makes the connector of one connection, outside the caller's execution context so that the plugin captures none of it.</summary>
    /// <param name="context">What the host lends to the connector.</param>
    public Task<IConnector> CreateAsync(ConnectorContext context)
    {
        var maker = plugin ?? throw new ObjectDisposedException(nameof(PluginLease));
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => maker.Create(context));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        plugin = null;
        Interlocked.Exchange(ref release, null)?.Invoke();
    }
}
