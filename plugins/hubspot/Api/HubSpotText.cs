using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads and writes HubSpot's texts: every property is one.</summary>
internal static class HubSpotText
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes an instant as search filters want it.</summary>
    public static string Milliseconds(DateTimeOffset instant) => Of(instant.ToUnixTimeMilliseconds());

    public static decimal? Decimal(string? text) => string.IsNullOrEmpty(text) ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw new JsonException("A number property holds no number.");

    /// <summary>Reads a balance; a person may have typed a fraction, which is no balance.</summary>
    public static long? Whole(string? text) => Decimal(text) is not { } value ? null
        : value == decimal.Truncate(value) && Math.Abs(value) < long.MaxValue ? (long)value
        : throw new JsonException("The balance is no whole number of points.");

    /// <summary>Reads an instant: ISO 8601, or Unix milliseconds.</summary>
    public static DateTimeOffset? Instant(string? text) => string.IsNullOrEmpty(text) ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw new JsonException("A time property holds no time.");

    /// <summary>Reads a day out of a text property that people fill; what is no day is left to the row's own bytes.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a language: HubSpot writes fr-fr.</summary>
    public static string? Locale(string? text) =>
        text?.Replace('_', '-').Split('-') is [{ Length: > 0 } language, { Length: 2 } country] ? $"{language.ToLowerInvariant()}-{country.ToUpperInvariant()}" : NullIfEmpty(text);

    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
