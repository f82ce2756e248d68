using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>The rules for addresses in the configuration.</summary>
internal static partial class Addresses
{
    /// <summary>Reads an address that is called: HTTPS, or plain HTTP to this machine while developing.</summary>
    public static string? Called(Block block, string key, bool development, bool allowQuery = true)
    {
        if (block.Scalar(key) is not { IsUnset: false } scalar || Parse(block, key, scalar) is not { } uri)
        {
            return null;
        }

        if (!allowQuery && (uri.Query.Length > 0 || uri.Fragment.Length > 0))
        {
            block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadUrl, $"{block.Path(key)} has a query or a fragment, and a base address has none.", "Take away what follows the ? or #.");
            return null;
        }

        if (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && development))
        {
            return scalar.Value.Trim();
        }

        block.Problems.Error(
            scalar,
            block.Path(key),
            ConfigurationCodes.NotHttps,
            $"{block.Path(key)} is not an HTTPS address.",
            uri.IsLoopback ? "Plain HTTP to this machine is allowed with --development only." : "Write https://; credentials are never sent in clear.");
        return null;
    }

    /// <summary>Reads the address that the vendor sends the operator back to.</summary>
    public static string? Redirect(Block block, string key)
    {
        if (block.Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        var reason = !Uri.TryCreate(scalar.Value, UriKind.Absolute, out var uri) ? "is not an absolute address"
            : uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) ? "is neither HTTPS nor an address of this machine"
            : uri.Fragment.Length > 0 ? "has a fragment (#)"
            : uri.UserInfo.Length > 0 ? "holds a user name or password"
            : null;
        if (reason is null)
        {
            return scalar.Value;
        }

        block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadRedirect, $"{block.Path(key)} {reason}, and the vendor would refuse it.", "Write the https:// address registered at the vendor, or http://127.0.0.1:port/callback.");
        return null;
    }

    /// <summary>Fills {name} in an address of the manifest; what has no value stays, for the token answer to fill.</summary>
    public static string Fill(string address, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(address, match => values.TryGetValue(match.Groups[1].Value, out var value) ? Uri.EscapeDataString(value) : match.Value);

    /// <summary>Says whether an address is one of the retired ones, or lies below one.</summary>
    public static bool IsRetired(string address, IEnumerable<string> retired) => retired.Any(old =>
        Uri.TryCreate(old, UriKind.Absolute, out var oldUri)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && oldUri.GetLeftPart(UriPartial.Authority) == uri.GetLeftPart(UriPartial.Authority)
        && $"{uri.AbsolutePath.TrimEnd('/')}/".StartsWith($"{oldUri.AbsolutePath.TrimEnd('/')}/", StringComparison.Ordinal));

    /// <summary>Gives the host of an address; null when it has none that could be compared.</summary>
    public static string? HostOf(string? address) => Uri.TryCreate(Placeholder().Replace(address ?? "", "x"), UriKind.Absolute, out var uri) ? uri.Host : null;

    private static Uri? Parse(Block block, string key, YamlScalar scalar)
    {
        var parses = Uri.TryCreate(Placeholder().Replace(scalar.Value.Trim(), "x"), UriKind.Absolute, out var uri) && uri.Host.Length > 0;
        if (parses && uri!.UserInfo.Length == 0)
        {
            return uri;
        }

        block.Problems.Error(
            scalar,
            block.Path(key),
            ConfigurationCodes.BadUrl,
            parses ? $"{block.Path(key)} holds a user name or password." : $"{block.Path(key)} is not an address.",
            parses ? "Say them under auth:." : "Write it whole, as https://api.example.com/v1/.");
        return null;
    }

    [GeneratedRegex(@"\{([A-Za-z0-9_-]+)\}")]
    private static partial Regex Placeholder();
}
