using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Takes telephone numbers apart and puts them together: each of OpenTable's APIs writes the country in another way.</summary>
internal static partial class OpenTablePhones
{
    private static readonly (string Code, string Country)[] Countries =
    [
        ("1", "US"), ("30", "GR"), ("31", "NL"), ("32", "BE"), ("33", "FR"), ("34", "ES"), ("351", "PT"), ("352", "LU"), ("353", "IE"), ("39", "IT"), ("41", "CH"), ("43", "AT"),
        ("44", "GB"), ("45", "DK"), ("46", "SE"), ("47", "NO"), ("48", "PL"), ("49", "DE"), ("52", "MX"), ("61", "AU"), ("65", "SG"), ("81", "JP"), ("852", "HK"), ("971", "AE"),
    ];

    /// <summary>Splits a number into calling code, country and the rest.</summary>
    public static (string Code, string Country, string Number) Split(string field, string? phone)
    {
        var plain = Separators().Replace(phone ?? "", "");
        var found = Array.Find(Countries, known => plain.StartsWith($"+{known.Code}", StringComparison.Ordinal));
        return found.Code is { } code && plain.Length > code.Length + 5 && plain[1..].All(char.IsAsciiDigit)
            ? (code, found.Country, plain[(code.Length + 1)..])
            : throw OpenTableRefusal.Invalid(field, "OpenTable takes telephone numbers with their country, as +33612345678.");
    }

    /// <summary>Puts a number together; without its country it stays as OpenTable has it.</summary>
    public static string? Join(string? code, string? number) =>
        string.IsNullOrWhiteSpace(number) ? null
        : string.IsNullOrWhiteSpace(code) || number.StartsWith('+') || !code.TrimStart('+').All(char.IsAsciiDigit) ? number
        : $"+{code.TrimStart('+')}{Separators().Replace(number, "").TrimStart('0')}";

    [GeneratedRegex(@"[\s().\-]")]
    private static partial Regex Separators();
}
