using System.Reflection;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>Finds the built fixture plugins and copies them.</summary>
internal static class Fixture
{
    /// <summary>Gets the output folder of a fixture project.</summary>
    public static string Output(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Metadata("FixtureRoot"), name, Metadata("FixtureOutput")));
        return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"The fixture {name} is not built: {folder}");
    }

    /// <summary>Copies a folder's files, with their times of now.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }

    private static string Metadata(string key) => typeof(Fixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
