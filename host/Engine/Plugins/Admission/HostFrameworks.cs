using System.Reflection;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The shared frameworks this process runs on: their versions, and which assemblies are theirs and not the host's private ones.</summary>
internal sealed class HostFrameworks
{
    /// <summary>The framework that every host has.</summary>
    public const string Core = "Microsoft.NETCore.App";

    private readonly Dictionary<string, Version> versions = new(StringComparer.Ordinal) { [Core] = Environment.Version };
    private readonly Dictionary<string, string> core = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> others = new(StringComparer.OrdinalIgnoreCase);

    private HostFrameworks()
    {
        var coreFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (string.Equals(Path.TrimEndingDirectorySeparator(coreFolder), Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), StringComparison.OrdinalIgnoreCase))
        {
            ReadRuntimePacks(coreFolder);
            return;
        }

        AddFolder(coreFolder, core);
        var shared = Path.GetDirectoryName(Path.GetDirectoryName(coreFolder));
        foreach (var folder in trusted.Select(path => Path.GetDirectoryName(path)!).Distinct().Where(folder => folder != coreFolder && Path.GetDirectoryName(Path.GetDirectoryName(folder)) == shared))
        {
            AddFolder(folder, others);
            if (Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version))
            {
                versions[Path.GetFileName(Path.GetDirectoryName(folder)!)] = version;
            }
        }
    }

    /// <summary>Gets the frameworks of this process.</summary>
    public static HostFrameworks Current { get; } = new();

    /// <summary>Gets the frameworks and their versions.</summary>
    public IReadOnlyDictionary<string, Version> Versions => versions;

    /// <summary>Tells whether an assembly belongs to the core framework, which nobody can replace.</summary>
    public bool IsCore(string name) => core.ContainsKey(name);

    /// <summary>Tells whether an assembly belongs to any framework of this process.</summary>
    public bool IsFramework(string name) => core.ContainsKey(name) || others.ContainsKey(name);

    /// <summary>Reads the version of a framework's assembly; null when it is none.</summary>
    public Version? AssemblyVersion(string name) =>
        core.TryGetValue(name, out var path) || others.TryGetValue(name, out path) ? AssemblyName.GetAssemblyName(path).Version : null;

    private static void AddFolder(string folder, Dictionary<string, string> names)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll"))
        {
            names[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>A self-contained host has the frameworks' files among its own; its deps.json says which.</summary>
    private void ReadRuntimePacks(string folder)
    {
        var file = ((string?)AppContext.GetData("APP_CONTEXT_DEPS_FILES") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("A self-contained host without its deps.json cannot tell the framework from its own libraries. Publish it again.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            var (name, version) = (library.Name.Split('/')[0], library.Name.Split('/')[^1]);
            if (!name.StartsWith("runtimepack.", StringComparison.Ordinal) || !library.Value.TryGetProperty("runtime", out var assets))
            {
                continue;
            }

            var framework = name["runtimepack.".Length..].Split(".Runtime.")[0];
            versions[framework] = Version.Parse(version.Split('-')[0]);
            foreach (var asset in assets.EnumerateObject())
            {
                (framework == Core ? core : others)[Path.GetFileNameWithoutExtension(asset.Name)] = Path.Combine(folder, Path.GetFileName(asset.Name));
            }
        }
    }
}
