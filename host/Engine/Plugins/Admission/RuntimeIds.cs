using System.Runtime.InteropServices;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The names under which packages keep files for this machine, the most fitting first.</summary>
internal static class RuntimeIds
{
    /// <summary>Gets the names, such as linux-x64, linux, unix-x64, unix, any.</summary>
    public static IReadOnlyList<string> Current { get; } = Collect();

    private static List<string> Collect()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
        {
            return [$"win-{architecture}", "win", "any"];
        }

        var system = OperatingSystem.IsMacOS() ? "osx" : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";
        string[] general = system == "linux-musl" ? ["linux-musl", $"linux-{architecture}", "linux"] : [system];
        return [$"{system}-{architecture}", .. general, $"unix-{architecture}", "unix", "any"];
    }
}
