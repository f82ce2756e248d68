using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What reading a manifest came to.</summary>
/// <param name="Manifest">The manifest; null when anything is wrong with it.</param>
/// <param name="Problems">Everything that is wrong, in the order of the file.</param>
public sealed record ManifestReading(PluginManifest? Manifest, IReadOnlyList<ConfigurationProblem> Problems);
