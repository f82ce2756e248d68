namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The plugins that this host knows.</summary>
public interface IPluginCatalog
{
    /// <summary>Gets every plugin folder, by id.</summary>
    IReadOnlyList<PluginStatus> Plugins { get; }

    /// <summary>Gets the unloads of this process, the newest first.</summary>
    IReadOnlyList<UnloadReceipt> Receipts { get; }

    /// <summary>Reads the manifest of an admitted plugin.</summary>
    /// <param name="id">The plugin.</param>
    /// <returns>The manifest; null when no such plugin is admitted.</returns>
    PluginManifest? FindManifest(string id);

    /// <summary>Takes a loaded plugin into use.</summary>
    /// <param name="id">The plugin.</param>
    /// <returns>The lease; null when the plugin is not loaded or is draining.</returns>
    PluginLease? Acquire(string id);
}
