using System.Reflection;
using System.Runtime.Loader;

namespace LeVieuxMoulin.Connectors.Live.Tests;

/// <summary>A connector found by its folder, and the account that the environment names for it.</summary>
internal sealed class LiveVendor(string id) : ConnectorUnderTest
{
    private readonly Lazy<IConnectorPlugin> plugin = new(() => Load(FolderOf(id), id));

    /// <summary>Gets every vendor that has a manifest.</summary>
    public static IEnumerable<string> All =>
        Directory.EnumerateDirectories(Built("Plugins")).Where(folder => File.Exists(Path.Combine(folder, "plugin.yaml"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <inheritdoc />
    public override IConnectorPlugin Plugin => plugin.Value;

    /// <inheritdoc />
    public override string PluginFolder => FolderOf(id);

    /// <summary>Gets the YAML file of a connection to the vendor's test account; null: there is none.</summary>
    public string? ConnectionFile => Variable("CONFIG");

    /// <summary>Gets the data folder with the master key of the token files that the file names.</summary>
    public string? Data => Variable("DATA");

    /// <summary>Gets whether the account may be written to.</summary>
    public bool MayWrite => Variable("WRITES") == "1";

    /// <summary>Gets the JSON file of the writes to be tried: a list of <c>kind</c> and <c>command</c>.</summary>
    public string? Commands => Variable("COMMANDS");

    /// <summary>Names one of the vendor's variables.</summary>
    public string NameOf(string what) => $"MOULIN_LIVE_{id.ToUpperInvariant().Replace('-', '_')}_{what}";

    private string? Variable(string what) => Environment.GetEnvironmentVariable(NameOf(what)) is { Length: > 0 } value ? value : null;

    private static string FolderOf(string id) => Path.Combine(Built("Plugins"), id, Built("Output"));

    private static string Built(string key) => typeof(LiveVendor).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;

    private static IConnectorPlugin Load(string folder, string id)
    {
        var manifest = new LiveVendor(id).Manifest;
        var path = Path.Combine(folder, manifest.Assembly);
        var resolver = new AssemblyDependencyResolver(path);
        var context = new AssemblyLoadContext(id);
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        var type = context.LoadFromAssemblyPath(path).GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IConnectorPlugin)));
        return (IConnectorPlugin)Activator.CreateInstance(type)!;
    }
}
