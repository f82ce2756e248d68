namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A plugin that may be loaded: everything was read, none of its code ran.</summary>
/// <param name="Manifest">What plugin.yaml says.</param>
/// <param name="Folder">The staged folder.</param>
/// <param name="Hash">The SHA-256 of the folder's files.</param>
/// <param name="EntryType">The full name of the one plugin type.</param>
/// <param name="Libraries">What the folder ships.</param>
internal sealed record AdmittedPlugin(PluginManifest Manifest, string Folder, string Hash, string EntryType, ShippedLibraries Libraries)
{
    /// <summary>Gets the entry assembly's path.</summary>
    public string AssemblyPath => Path.Combine(Folder, Manifest.Assembly);
}
