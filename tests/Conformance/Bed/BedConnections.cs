using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>The one connection of a bed, and its plugin, as the host's parts see them.</summary>
internal sealed class BedConnections(ConnectorBed bed) : IConnectionDirectory, IPluginCatalog
{
    /// <inheritdoc />
    public IReadOnlyList<ConnectionStatus> Connections =>
        [new(bed.Settings.Name, bed.Manifest.Id, bed.Settings.Variant, bed.Manifest.Kinds, ConnectionState.Running, null, null, null, [.. bed.Capabilities.ByName.Keys], [])];

    /// <inheritdoc />
    public IReadOnlyList<PluginStatus> Plugins => [];

    /// <inheritdoc />
    public IReadOnlyList<UnloadReceipt> Receipts => [];

    /// <inheritdoc />
    public ConnectionUse? Use(string name) => name == bed.Settings.Name ? bed.Use() : null;

    /// <inheritdoc />
    public PluginManifest? FindManifest(string id) => id == bed.Manifest.Id ? bed.Manifest : null;

    /// <inheritdoc />
    public PluginLease? Acquire(string id) => null;
}
