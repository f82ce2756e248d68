using System.Globalization;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What single texts of a manifest must look like. Each check answers what is wrong, or null.</summary>
internal static partial class ManifestChecks
{
    public static string? Id(string text) => IdPattern().IsMatch(text) && text.Length <= 64
        ? null
        : $"\"{text}\" is no id. An id is lower case letters, digits and single dashes, begins with a letter and has 64 at most, such as acme.";

    public static string? Version(string text) => VersionPattern().IsMatch(text) ? null : $"\"{text}\" is no version such as 1.4.0.";

    public static string? Contract(string text) => ContractPattern().IsMatch(text) ? null : $"\"{text}\" is no contract version such as {Connectors.Contract.Version}.";

    public static string? Assembly(string text) => AssemblyPattern().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal)
        ? null
        : $"\"{text}\" is no file name such as Acme.Connector.dll. It stands beside plugin.yaml, so it has no folder.";

    public static string? OptionKey(string text) => KeyPattern().IsMatch(text) ? null : $"\"{text}\" is no key such as api.location_id.";

    public static string? Capability(string text, ICollection<string> ownTypes)
    {
        if (CapabilityWords.All.Contains(text) || (text.StartsWith("feed.", StringComparison.Ordinal) && ownTypes.Contains(text["feed.".Length..])))
        {
            return null;
        }

        var nearest = Nearest.Of(text, CapabilityWords.All);
        return $"\"{text}\" is no capability of contract {Connectors.Contract.Version}.{(nearest is null ? " A type of the plugin's own is named in other_types." : $" Did you mean {nearest}?")}";
    }

    /// <summary>Checks an HTTPS address, in which {name} may stand for an option or a part of the token answer.</summary>
    public static string? Url(string text)
    {
        var filled = PlaceholderPattern().Replace(text.StartsWith('{') ? PlaceholderPattern().Replace(text, "https://placeholder", 1) : text, "placeholder");
        return Uri.TryCreate(filled, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
            ? null
            : $"\"{text}\" is no https:// address.";
    }

    public static string? Host(string text) => Uri.CheckHostName(text) == UriHostNameType.Unknown ? $"\"{text}\" is no host name such as api.acme.example." : null;

    public static string? HeaderName(string text) => HeaderPattern().IsMatch(text) ? null : $"\"{text}\" is no header name such as X-API-KEY.";

    public static Func<string, string?> OneOf(params string[] words) => text => words.Contains(text, StringComparer.Ordinal)
        ? null
        : $"\"{text}\" is none of {string.Join(", ", words)}.";

    /// <summary>Reads 90s, 15m, 72h or 1d.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (DurationPattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A\d{1,6}\.\d{1,6}(\.\d{1,6})?([-+][0-9A-Za-z.+-]{1,64})?\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\A\d{1,4}\.\d{1,4}\z")]
    private static partial Regex ContractPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\.dll\z")]
    private static partial Regex AssemblyPattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,64}\z")]
    private static partial Regex HeaderPattern();

    [GeneratedRegex(@"\{[A-Za-z0-9_.-]+\}")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex(@"\A(\d{1,5})(s|m|h|d)\z")]
    private static partial Regex DurationPattern();
}
