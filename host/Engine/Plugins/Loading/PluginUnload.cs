using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Begins an unload and lets go of what the runtime's own caches hold.</summary>
internal static class PluginUnload
{
    // Reflection-based serialization with options equal to the host's leaves the plugin's types in a cache of the process.
    // The clearing exists for hot reload; where a later runtime lacks it, the receipt tells of the leak.
    private static readonly MethodInfo? ClearJsonCache = typeof(JsonSerializerOptions).Assembly
        .GetType("System.Text.Json.JsonSerializerOptionsUpdateHandler")
        ?.GetMethod("ClearCache", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    /// <summary>Begins to unload a context.</summary>
    /// <returns>A reference that dies when its memory comes back.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WeakReference Begin(AssemblyLoadContext context)
    {
        var trace = new WeakReference(context, trackResurrection: true);
        context.Unload();
        ClearJsonCache?.Invoke(null, [null]);
        return trace;
    }
}
