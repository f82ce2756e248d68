using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads and writes Square's decimal text and instants.</summary>
internal static class SquareText
{
    public static decimal Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"\"{text}\" is no decimal number.");

    /// <summary>Reads a percentage as a fraction: "8.5" is 0.085.</summary>
    public static decimal? Fraction(string? percentage) => percentage is null ? null : Decimal(percentage) / 100m;

    public static string Percentage(decimal fraction) => Of(fraction * 100m);

    public static string Of(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
