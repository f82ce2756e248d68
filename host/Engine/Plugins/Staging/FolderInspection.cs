namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What a folder that has come to rest holds: a manifest and all its files, or not yet.</summary>
/// <param name="Manifest">The manifest; null while something is missing.</param>
/// <param name="Missing">What is missing, as the refusal it becomes when patience ends; null when the folder is complete.</param>
internal sealed record FolderInspection(PluginManifest? Manifest, Refusal? Missing)
{
    /// <summary>Says that something has not arrived yet.</summary>
    public static FolderInspection Lacks(string code, string reason) => new(null, new Refusal(code, reason));
}
