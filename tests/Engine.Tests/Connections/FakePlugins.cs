using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Connections;

/// <summary>A catalogue whose plugins come and go as the test says.</summary>
internal sealed class FakePlugins : IPluginCatalog
{
    private readonly Dictionary<string, IConnectorPlugin> loaded = new(StringComparer.Ordinal);

    public int Leases { get; private set; }

    public IReadOnlyList<PluginStatus> Plugins => [];

    public IReadOnlyList<UnloadReceipt> Receipts => [];

    public void Load(string id, IConnectorPlugin plugin) => loaded[id] = plugin;

    public void Unload(string id) => loaded.Remove(id);

    public PluginManifest? FindManifest(string id) => loaded.ContainsKey(id) ? ManifestOf(id) : null;

    public PluginLease? Acquire(string id)
    {
        if (!loaded.TryGetValue(id, out var plugin))
        {
            return null;
        }

        Leases++;
        return new PluginLease(ManifestOf(id), plugin, () => Leases--);
    }

    private static PluginManifest ManifestOf(string id) => new()
    {
        Id = id,
        Name = id,
        Version = "1.0.0",
        Contract = "1.0",
        Assembly = $"{id}.dll",
        Kinds = ["pos"],
        Variants = [new ManifestVariant { BaseUrl = "https://vendor.example/" }],
    };
}
