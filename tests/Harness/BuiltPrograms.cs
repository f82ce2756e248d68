using System.Reflection;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>Where the build left the programs, the plugins and the fixture plugins.</summary>
internal static class BuiltPrograms
{
    /// <summary>Gets the host's executable.</summary>
    public static string Host => Existing(Path.Combine(Metadata("HostOutput"), "moulin"));

    /// <summary>Gets the sandbox that the host's build brings along.</summary>
    public static string Sandbox => Existing(Path.Combine(Metadata("HostOutput"), "sandbox", "moulin-sandbox"));

    /// <summary>Gets the folder of a plugin as the host's build lays it out.</summary>
    public static string Plugin(string id) => Existing(Path.Combine(Metadata("HostOutput"), "plugins", id));

    /// <summary>Gets the output folder of a fixture project, such as <c>LibOne</c>.</summary>
    public static string Fixture(string project) => Existing(Path.Combine(Metadata("FixtureRoot"), project, Metadata("FixtureOutput")));

    private static string Existing(string path)
    {
        var full = Path.GetFullPath(path);
        var file = OperatingSystem.IsWindows() && !Directory.Exists(full) ? $"{full}.exe" : full;
        return File.Exists(file) || Directory.Exists(file) ? file : throw new FileNotFoundException($"It is not built: {file}");
    }

    private static string Metadata(string key) => typeof(BuiltPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
