using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>api:</c>: the address, the version, and the plugin's own options.</summary>
internal static partial class ApiReader
{
    private static readonly string[] Environments = ["production", "sandbox"];

    // Each of these is the pipeline's own affair: credentials, framing and routing.
    private static readonly string[] Reserved = ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Length", "Transfer-Encoding", "Connection"];

    public static ApiReading Read(Block root, Block api, PluginManifest manifest, ManifestVariant variant, bool development)
    {
        var options = new OptionReader(api).Read(root, variant.Options);
        var isSandbox = api.Choice("environment", Environments) == "sandbox";
        var version = Version(api, manifest, variant);
        var values = new Dictionary<string, string>(options.Values, StringComparer.Ordinal);
        if (version.Length > 0)
        {
            values.TryAdd("version", version);
        }

        var reading = new ApiReading(
            BaseUrl(api, manifest, variant, isSandbox, development, values),
            version,
            api.Text("name"),
            isSandbox,
            Headers(api.Sub("default_headers")),
            values,
            options.Locations,
            options.ToJson(variant.Versions.Count > 0 ? version : null));
        api.Close(manifest.Id);
        return reading;
    }

    private static string BaseUrl(Block api, PluginManifest manifest, ManifestVariant variant, bool isSandbox, bool development, IReadOnlyDictionary<string, string> values)
    {
        if (isSandbox && variant.SandboxUrl is null && api.Find("base_url") is null)
        {
            api.Problems.Error(
                api.Where("environment"), api.Path("environment"), ConfigurationCodes.UnknownValue, $"{manifest.Name} has no test system that the plugin knows.", "Say production, or give the address of yours as api.base_url.");
        }

        var standard = isSandbox && variant.SandboxUrl is { } sandbox ? sandbox : variant.BaseUrl;
        var written = Addresses.Called(api, "base_url", development, allowQuery: false);
        if (written is not null && !IsSame(written, standard) && Addresses.IsRetired(written, variant.RetiredUrls) && standard.Length > 0)
        {
            api.Problems.Warn(api.Scalar("base_url")!, api.Path("base_url"), ConfigurationCodes.RetiredUrl, $"{api.Path("base_url")} is an address no longer in use; {standard} is used.", "Take the line away.");
            written = null;
        }

        if (written is null && standard.Length == 0 && api.Find("base_url") is null)
        {
            api.Missing("base_url", $"{manifest.Name} publishes no address of its own", "Ask the vendor for the address of your account.");
        }

        // A manifest says .invalid (RFC 6761) where the vendor gives each customer an address of its own.
        if (written is null && !variant.Needs.Contains("drop-folder") && Addresses.HostOf(standard)?.EndsWith(".invalid", StringComparison.Ordinal) is true)
        {
            api.Problems.Warn(
                api.Where("base_url"), api.Path("base_url"), ConfigurationCodes.MissingKey, $"{manifest.Name} publishes no address, so no call can be made.", $"Say {api.Path("base_url")}, as the vendor gave it to you.");
        }

        return Addresses.Fill($"{(written ?? standard).TrimEnd('/')}/", values);
    }

    private static string Version(Block api, PluginManifest manifest, ManifestVariant variant)
    {
        var written = api.Text("version");
        if (string.IsNullOrEmpty(written) || variant.Versions.Contains(written, StringComparer.Ordinal))
        {
            return string.IsNullOrEmpty(written) ? variant.Versions.FirstOrDefault("") : written;
        }

        var used = variant.Versions.FirstOrDefault("");
        api.Problems.Warn(
            api.Find("version")!,
            api.Path("version"),
            ConfigurationCodes.UnknownVersion,
            used.Length == 0 ? $"The connector {manifest.Id} takes no version." : $"The connector {manifest.Id} does not know the version {Block.Shown(api.Scalar("version")!)}; {used} is used.",
            used.Length == 0 ? "Take the line away." : $"Known versions: {string.Join(", ", variant.Versions)}.");
        return used;
    }

    private static SortedDictionary<string, string> Headers(Block block)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in block.Entries.Select(entry => entry.Key))
        {
            var value = block.Text(key.Raw);
            if (Reserved.Contains(key.Raw, StringComparer.OrdinalIgnoreCase))
            {
                block.Problems.Error(key, block.Path(key.Raw), ConfigurationCodes.Conflict, $"The header {key.Raw} is set by the host.", "Say credentials under auth:.");
            }
            else if (!HeaderName().IsMatch(key.Raw) || value?.Any(char.IsControl) is true)
            {
                block.Problems.Error(key, block.Path(key.Raw), ConfigurationCodes.BadValue, $"{block.Path(key.Raw)} cannot be sent as a header.", "Names hold letters, digits and hyphens; values stay on one line.");
            }
            else if (value is not null)
            {
                headers[key.Raw] = value;
            }
        }

        return headers;
    }

    private static bool IsSame(string left, string right) => left.TrimEnd('/').Equals(right.TrimEnd('/'), StringComparison.Ordinal);

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
    private static partial Regex HeaderName();
}
