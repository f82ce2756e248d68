using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Where the configuration comes from.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Environment">Looks up an environment variable; null when it is not set.</param>
/// <param name="FindManifest">Finds the manifest of an installed plugin; null when it is not installed.</param>
/// <param name="Development">Whether plain HTTP to this machine is allowed.</param>
/// <param name="Modules">The host's modules, which check their options.</param>
public sealed record ConfigurationSource(string Folder, Func<string, string?> Environment, Func<string, PluginManifest?> FindManifest, bool Development, IReadOnlyList<IHostModule>? Modules = null)
{
    /// <summary>Reads it.</summary>
    public HostConfiguration Read() => ConfigurationReader.Read(Folder, Environment, FindManifest, Development, Modules);
}
