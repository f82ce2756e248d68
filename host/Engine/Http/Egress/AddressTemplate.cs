using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>An address with <c>{placeholders}</c> that the token answer or the consent's callback fills.</summary>
internal static partial class AddressTemplate
{
    /// <summary>Tells whether a placeholder is left.</summary>
    public static bool HasPlaceholder(string address) => Placeholder().IsMatch(address);

    /// <summary>Fills what is known; what is not stays.</summary>
    public static string Fill(string address, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(address, match => values.GetValueOrDefault(match.Groups[1].Value)?.TrimEnd('/') ?? match.Value);

    [GeneratedRegex("""\{([A-Za-z0-9_.-]+)\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
