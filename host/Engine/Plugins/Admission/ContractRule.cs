using System.Globalization;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Decides whether a plugin built on one contract version runs on another.</summary>
internal static class ContractRule
{
    /// <summary>Compares a plugin's stamp with the host's contract: the same major, and no newer minor.</summary>
    /// <param name="stamp">The plugin's, such as 1.0.</param>
    /// <param name="host">The host's.</param>
    /// <returns>The refusal; null when the two fit.</returns>
    public static Refusal? Check(string stamp, string host)
    {
        if (Parse(stamp) is not { } plugin)
        {
            return new Refusal("PLUGIN_STAMP_INVALID", $"The assembly is stamped with contract \"{stamp}\", which is no version. Build it with the LeVieuxMoulin.Connectors.Abstractions package.");
        }

        var mine = Parse(host) ?? throw new ArgumentException($"\"{host}\" is no contract version.", nameof(host));
        return plugin.CompareTo(mine) switch
        {
            > 0 => new Refusal("PLUGIN_CONTRACT_TOO_NEW", $"The plugin is built on contract {stamp}, and this host has {host}. Update the host, or build the plugin on contract {host}."),
            < 0 when plugin.Major != mine.Major => new Refusal("PLUGIN_CONTRACT_TOO_OLD", $"The plugin is built on contract {stamp}, and this host has {host}. Build the plugin on contract {host}, or ask its author for a newer one."),
            _ => null,
        };
    }

    private static (int Major, int Minor)? Parse(string text) =>
        text.Split('.') is [var major, var minor]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;
}
