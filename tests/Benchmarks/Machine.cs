using System.Globalization;
using System.Runtime.InteropServices;

namespace LeVieuxMoulin.Connectors.Benchmarks;

/// <summary>Says what a figure was measured on.</summary>
internal static class Machine
{
    /// <summary>Prints it.</summary>
    public static void Print()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {memory:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Load()}"));
    }

    /// <summary>Tells how busy the machine is, where it can be known.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? $"load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])}" : "load unknown";
}
