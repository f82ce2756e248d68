using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>host.yaml</c>.</summary>
/// <param name="references">Fills in references.</param>
/// <param name="development">Whether plain HTTP to this machine is allowed.</param>
/// <param name="modules">The modules of this host; null: they are not checked.</param>
internal sealed class HostFileReader(ValueReferences references, bool development, IReadOnlyList<IHostModule>? modules)
{
    /// <summary>The classes of data that are kept for a time.</summary>
    public static readonly string[] RetentionClasses = ["calls", "operations", "changes", "quarantine", "guest-contact", "health", "staff"];

    private static readonly string[] Trusts = ["ask", "warn"];

    public HostSettings Read(YamlMap map, ProblemList problems)
    {
        var filled = (YamlMap)references.Fill(map, "", (at, key, message, suggestion) => problems.Error(at, key, ConfigurationCodes.Unset, $"{key} {message}.", suggestion));
        var root = new Block(filled, new YamlScalar("", true, 1, 1), "", problems);
        var defaults = new HostSettings();
        var (path, connection) = Store(root);
        var plugins = root.Sub("plugins");
        var settings = new HostSettings
        {
            Venues = Venues(root.Sub("venues")),
            StorePath = path ?? defaults.StorePath,
            StoreConnection = connection,
            Urls = Urls(root.Sub("http")) ?? defaults.Urls,
            Logging = LoggingReader.Read(root.Sub("logging"), defaults.Logging),
            Retention = Retention(root.Sub("retention")),
            Notify = new NotifyReader(development).Read(root.Sub("notify")),
            PluginTrust = plugins.Choice("trust", Trusts) == "warn" ? PluginTrust.Warn : PluginTrust.Ask,
            Modules = new ModuleReader(modules).Read(root.Sub("modules")),
        };
        plugins.Close();
        root.Close();
        return settings;
    }

    private static SortedDictionary<string, VenueOptions> Venues(Block block)
    {
        var venues = new SortedDictionary<string, VenueOptions>(StringComparer.Ordinal);
        foreach (var name in block.Entries.Select(entry => entry.Key.Raw))
        {
            venues[name] = VenueReader.Read(block.Sub(name), name, withService: true);
        }

        return venues;
    }

    private static (string? Path, string? Connection) Store(Block root)
    {
        if (root.Find("store") is YamlScalar single)
        {
            return single.Value.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) || single.Value.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                ? (null, single.Value)
                : (single.Value, null);
        }

        var block = root.Sub("store");
        var (path, connection) = (block.Text("path"), block.Text("postgresql"));
        if (path is not null && connection is not null)
        {
            block.Problems.Error(block.Where("postgresql"), block.Path("postgresql"), ConfigurationCodes.Conflict, $"{block.Path("path")} and {block.Path("postgresql")} exclude each other.", "Keep one of them.");
        }

        block.Close();
        return (path, connection);
    }

    private static List<string>? Urls(Block block)
    {
        var urls = block.Scalars("urls");
        foreach (var url in (urls ?? []).Where(url => !url.IsUnset && !(Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")))
        {
            block.Problems.Error(url, block.Path("urls"), ConfigurationCodes.BadUrl, $"{Block.Shown(url)} is not an address to listen on.", "Write http://127.0.0.1:5280.");
        }

        block.Close();
        return urls?.Select(url => url.Value).ToList();
    }

    private static SortedDictionary<string, TimeSpan> Retention(Block block)
    {
        var times = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        block.Know(RetentionClasses);
        foreach (var key in block.Entries.Select(entry => entry.Key.Raw).Intersect(RetentionClasses))
        {
            if (block.Duration(key, TimeSpan.FromDays(1), TimeSpan.FromDays(3660), unit: TimeSpan.FromDays(1)) is { } span)
            {
                times[key] = span;
            }
        }

        block.Close();
        return times;
    }
}
