using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>What one reading of the folder needs to know besides the files.</summary>
/// <param name="Folder">The configuration folder.</param>
/// <param name="References">Fills in references.</param>
/// <param name="FindManifest">Finds the manifest of an installed plugin.</param>
/// <param name="Development">Whether plain HTTP to this machine is allowed.</param>
/// <param name="Host">What <c>host.yaml</c> says.</param>
internal sealed record ReadingContext(string Folder, ValueReferences References, Func<string, PluginManifest?> FindManifest, bool Development, HostSettings Host);
