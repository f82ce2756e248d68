using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LeVieuxMoulin.Connectors.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Gets the folder of <c>Host.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the ids of the vendors that have a plugin.</summary>
    public static IReadOnlyList<string> Plugins =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "plugins"), "plugin.yaml", SearchOption.AllDirectories)
            .Select(manifest => Path.GetDirectoryName(manifest)!)
            .Where(folder => Path.GetDirectoryName(folder) == Path.Combine(Root, "plugins"))
            .Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Reads the simple names of what a project's assembly references.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project, string assembly)
    {
        var path = Path.Combine(Root, project, "bin", Configuration, "net10.0", $"{assembly}.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    /// <summary>Lists source files below a folder, build output left out.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Host.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Host.sln above {AppContext.BaseDirectory}.");
    }
}
