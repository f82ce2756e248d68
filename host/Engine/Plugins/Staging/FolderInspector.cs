namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Tells whether all files of a plugin have arrived, from its manifest and its deps.json.</summary>
internal sealed class FolderInspector(PluginHostOptions options)
{
    /// <summary>Inspects a folder.</summary>
    /// <param name="folder">The folder in the plugins directory.</param>
    /// <param name="snapshot">What was seen in it.</param>
    /// <exception cref="RefusedException">More files will not mend it.</exception>
    public FolderInspection Inspect(string folder, FolderSnapshot snapshot)
    {
        CheckLimits(snapshot);
        var files = snapshot.Names.ToHashSet(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        if (!files.Contains(PluginManifestReader.FileName))
        {
            return FolderInspection.Lacks("PLUGIN_MANIFEST_MISSING", $"There is no plugin.yaml in {Path.GetFileName(folder)}. Copy the plugin's whole output folder.");
        }

        var manifest = ReadManifest(folder);
        if (!files.Contains(manifest.Assembly))
        {
            return FolderInspection.Lacks("PLUGIN_ASSEMBLY_MISSING", $"plugin.yaml names {manifest.Assembly}, which is not in the folder. Copy it there, or correct assembly:.");
        }

        var dependencies = Path.ChangeExtension(manifest.Assembly, ".deps.json");
        if (!files.Contains(dependencies))
        {
            return FolderInspection.Lacks("PLUGIN_DEPS_MISSING", $"There is no {dependencies} in the folder, so nobody can tell which libraries belong to the plugin. Copy the whole output of dotnet publish.");
        }

        var absent = DependencyFile.Read(Path.Combine(folder, dependencies)).Files.Where(file => !files.Contains(file) && !IsTheHosts(file)).ToList();
        return absent.Count == 0
            ? new FolderInspection(manifest, null)
            : FolderInspection.Lacks("PLUGIN_INCOMPLETE", $"{dependencies} lists {string.Join(", ", absent.Take(5))}{(absent.Count > 5 ? $" and {absent.Count - 5} more" : "")}, not in the folder. Copy the whole output of dotnet publish.");
    }

    private static bool IsTheHosts(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return SharedLibraries.Find(name) is not null || HostFrameworks.Current.IsFramework(name);
    }

    private static PluginManifest ReadManifest(string folder)
    {
        var reading = PluginManifestReader.ReadFile(Path.Combine(folder, PluginManifestReader.FileName));
        if (reading.Manifest is not { } manifest)
        {
            throw new RefusedException("PLUGIN_MANIFEST_INVALID", string.Join(Environment.NewLine, reading.Problems));
        }

        return manifest.Id == Path.GetFileName(folder)
            ? manifest
            : throw new RefusedException("PLUGIN_ID_MISMATCH", $"plugin.yaml says id: {manifest.Id}, and its folder is called {Path.GetFileName(folder)}. Rename the folder to {manifest.Id}.");
    }

    private void CheckLimits(FolderSnapshot snapshot)
    {
        if (snapshot.Link is { } link)
        {
            throw new RefusedException("PLUGIN_PATH_ESCAPES", $"{link} is a link, and links may lead out of the plugin's folder. Copy the file itself.");
        }

        if (snapshot.Files.Count > options.MaximumFiles || snapshot.Bytes > options.MaximumBytes)
        {
            throw new RefusedException("PLUGIN_TOO_LARGE", $"The folder has more than {options.MaximumFiles} files or {options.MaximumBytes} bytes. Copy only the output of dotnet publish.");
        }
    }
}
