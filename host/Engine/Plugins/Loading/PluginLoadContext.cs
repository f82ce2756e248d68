using System.Reflection;
using System.Runtime.Loader;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>One plugin's own load context: shared names are the host's, its other libraries are its own, and the host's private ones are never lent.</summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly string id;
    private readonly string root;
    private readonly ShippedLibraries libraries;

    /// <summary>Makes the context of an admitted plugin.</summary>
    public PluginLoadContext(AdmittedPlugin plugin)
        : base($"{plugin.Manifest.Id} {plugin.Manifest.Version}", isCollectible: true)
    {
        id = plugin.Manifest.Id;
        root = Path.GetFullPath(plugin.Folder) + Path.DirectorySeparatorChar;
        libraries = plugin.Libraries;
    }

    /// <summary>Gets the plugin.</summary>
    public string PluginId => id;

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (SharedLibraries.Find(name) is { } shared)
        {
            return shared;
        }

        if (!string.IsNullOrEmpty(assemblyName.CultureName))
        {
            // A culture that the plugin does not ship is no fault: the runtime goes on to the parent culture.
            return libraries.Satellites.TryGetValue($"{assemblyName.CultureName}/{name}", out var satellite) ? LoadFromAssemblyPath(Inside(satellite)) : null;
        }

        if (HostFrameworks.Current.IsCore(name))
        {
            return null;
        }

        if (libraries.Managed.TryGetValue(name, out var file))
        {
            return LoadFromAssemblyPath(Inside(file));
        }

        return HostFrameworks.Current.IsFramework(name) ? null : throw new FileNotFoundException(PluginAdmission.MissingLibrary(id, name), name);
    }

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var candidate in NativeNames.Of(unmanagedDllName))
        {
            if (libraries.Native.TryGetValue(candidate, out var file) || File.Exists(Path.Combine(root, file = candidate)))
            {
                return LoadUnmanagedDllFromPath(Inside(file));
            }
        }

        return NativeNames.Of(unmanagedDllName).FirstOrDefault(NativeNames.IsTheHosts) is { } theHosts
            ? throw new DllNotFoundException($"{id} uses the native library {theHosts} and does not ship it. The host's own copy is not lent.")
            : nint.Zero;
    }

    private string Inside(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(root, relative));
        return path.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw new FileLoadException($"{id} asks for {relative}, which is outside its folder.");
    }
}
