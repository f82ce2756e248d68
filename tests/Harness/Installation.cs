using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>A restaurant's folders, in a temporary place: configuration, plugins, data.</summary>
internal sealed class Installation : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("moulin-test-").FullName;

    /// <summary>Makes the folders.</summary>
    public Installation()
    {
        Directory.CreateDirectory(Config);
        Directory.CreateDirectory(Plugins);
    }

    /// <summary>Gets the folder of the connection files.</summary>
    public string Config => Path.Combine(root, "config");

    /// <summary>Gets the folder of the plugins.</summary>
    public string Plugins => Path.Combine(root, "plugins");

    /// <summary>Gets the folder of the data.</summary>
    public string Data => Path.Combine(root, "data");

    /// <summary>Gets the command line's options for these folders.</summary>
    public IEnumerable<string> Arguments() => ["--config", Config, "--plugins", Plugins, "--data", Data, "--development"];

    /// <summary>Writes a file of the configuration folder.</summary>
    public void Write(string file, string text) => Replace(Path.Combine(Config, file), text);

    /// <summary>Writes a connection file.</summary>
    public void Connect(string name, JsonObject settings) => Write($"{name}.yaml", settings.ToJsonString());

    /// <summary>Drops a vendor's plugin into the plugins folder.</summary>
    public void InstallPlugin(string id) => Copy(BuiltPrograms.Plugin(id), Path.Combine(Plugins, id));

    /// <summary>Drops a fixture plugin into the plugins folder.</summary>
    /// <param name="project">The fixture's project, such as <c>LibOne</c>.</param>
    /// <param name="id">The fixture's id, such as <c>lib-one</c>.</param>
    public void InstallFixture(string project, string id) => Copy(BuiltPrograms.Fixture(project), Path.Combine(Plugins, id));

    /// <summary>Takes a plugin's folder away.</summary>
    public void RemovePlugin(string id) => Directory.Delete(Path.Combine(Plugins, id), recursive: true);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(root, recursive: true);

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

    /// <summary>Writes beside and moves over, as an editor does, so that nobody reads half a file.</summary>
    private static void Replace(string path, string text)
    {
        var beside = $"{path}.tmp";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}
