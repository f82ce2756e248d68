using System.Diagnostics;
using System.Runtime.Loader;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>When an exception on a plugin's own thread ends the process, writes down whose it was.</summary>
internal sealed class CrashWatch : IDisposable
{
    private readonly CrashMarks marks;
    private readonly Func<string, string?> hashOf;

    /// <summary>Begins to watch.</summary>
    /// <param name="marks">Where it is written down.</param>
    /// <param name="hashOf">Tells the hash of a loaded plugin.</param>
    public CrashWatch(CrashMarks marks, Func<string, string?> hashOf)
    {
        (this.marks, this.hashOf) = (marks, hashOf);
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    /// <summary>Finds the plugin whose code stands nearest to where an exception was thrown; null when none does.</summary>
    internal static string? PluginOf(Exception error) => new StackTrace(error).GetFrames()
        .Select(frame => DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName)
        .OfType<string>()
        .Select(name => AssemblyLoadContext.All.OfType<PluginLoadContext>().FirstOrDefault(context => context.Assemblies.Any(assembly => assembly.FullName == name))?.PluginId)
        .FirstOrDefault(id => id is not null);

    /// <inheritdoc />
    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs crash)
    {
        if (crash.ExceptionObject is Exception error && PluginOf(error) is { } id)
        {
            marks.SetAside(id, hashOf(id) ?? "", $"it brought the host down: {PluginFault.Describe(error)}");
        }
    }
}
