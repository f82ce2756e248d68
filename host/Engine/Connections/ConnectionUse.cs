using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>The right to use a running connector. Its plugin is not unloaded while one is held, so hold it for one piece of work only.</summary>
public sealed class ConnectionUse : IDisposable
{
    private readonly Action release;
    private IConnector? connector;

    /// <summary>Lends a connector.</summary>
    /// <param name="settings">The connection's settings.</param>
    /// <param name="manifest">The plugin's manifest.</param>
    /// <param name="variant">The variant in force.</param>
    /// <param name="connector">The connector.</param>
    /// <param name="release">Called once, when the use ends.</param>
    /// <param name="stopping">Cancelled when the connection is to stop: finish at the next safe point.</param>
    public ConnectionUse(ConnectionSettings settings, PluginManifest manifest, ManifestVariant variant, IConnector connector, Action release, CancellationToken stopping)
    {
        Settings = settings;
        Manifest = manifest;
        Variant = variant;
        Stopping = stopping;
        this.connector = connector;
        this.release = release;
    }

    /// <summary>Gets the connection's settings.</summary>
    public ConnectionSettings Settings { get; }

    /// <summary>Gets the plugin's manifest.</summary>
    public PluginManifest Manifest { get; }

    /// <summary>Gets the manifest variant in force.</summary>
    public ManifestVariant Variant { get; }

    /// <summary>Gets the token that is cancelled when the connection is to stop.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Gets the connector. Never keep it, nor anything it answers, beyond this use.</summary>
    public IConnector Connector => connector ?? throw new ObjectDisposedException(nameof(ConnectionUse));

    /// <summary>Finds a capability of the connection.</summary>
    /// <typeparam name="TCapability">The contract's interface.</typeparam>
    /// <returns>Who answers it; null when the connection lacks it.</returns>
    public TCapability? Find<TCapability>()
        where TCapability : class => Connector.Capabilities.Find<TCapability>();

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref connector, null) is not null)
        {
            release();
        }
    }
}
