namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The libraries in a plugin's folder, each as a path relative to it.</summary>
/// <param name="Managed">Managed assemblies by simple name.</param>
/// <param name="Satellites">Resource assemblies by culture and simple name, as <c>fr/Acme.resources</c>.</param>
/// <param name="Native">Native libraries by file name.</param>
internal sealed record ShippedLibraries(
    IReadOnlyDictionary<string, string> Managed,
    IReadOnlyDictionary<string, string> Satellites,
    IReadOnlyDictionary<string, string> Native)
{
    /// <summary>Gets every file that the plugin says it needs.</summary>
    public IEnumerable<string> Files => Managed.Values.Concat(Satellites.Values).Concat(Native.Values).Distinct(StringComparer.Ordinal);
}
