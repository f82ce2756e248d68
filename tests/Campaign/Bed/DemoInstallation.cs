using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Host.Cli;

namespace LeVieuxMoulin.Connectors.Campaign.Bed;

/// <summary>Fills an installation as the demonstration does: the examples, with the simulated vendors' addresses.</summary>
internal static partial class DemoInstallation
{
    private static readonly string Output = Path.GetDirectoryName(BuiltPrograms.Host)!;

    /// <summary>Writes the connections' files and drops in their plugins.</summary>
    /// <param name="at">The installation.</param>
    /// <param name="vendors">The settings that differ from the examples, by the example's name.</param>
    public static void Fill(Installation at, IReadOnlyDictionary<string, JsonObject> vendors)
    {
        DemoConfiguration.Write(Path.Combine(Output, "plugin-config"), at.Config, vendors);
        foreach (var plugin in Directory.EnumerateFiles(at.Config).Select(PluginOf).Distinct())
        {
            at.InstallPlugin(plugin);
        }
    }

    /// <summary>Adds to a connection's settings that the host reads nothing by itself.</summary>
    public static JsonObject Silent(JsonObject settings, IEnumerable<string> streams)
    {
        var silent = (JsonObject)settings.DeepClone();
        silent["sync"] = new JsonObject(streams.Select(stream => KeyValuePair.Create(stream, (JsonNode?)new JsonObject { ["enabled"] = "false" })));
        return silent;
    }

    private static string PluginOf(string file) => Connector().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups[1].Value : Path.GetFileNameWithoutExtension(file);

    [GeneratedRegex(@"^connector:\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex Connector();
}
