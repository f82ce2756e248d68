using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Writes instants as Zoho takes them, and reads fields, whose type each organisation may have chosen.</summary>
internal static class ZohoText
{
    /// <summary>Writes an instant, without parts of a second: Zoho refuses those.</summary>
    public static string Of(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a field as text: a text, a number, a yes or no, or the name of what it points at.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Text(name),
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Text).OfType<string>()) is { Length: > 0 } texts ? texts : null,
        _ => null,
    };

    public static DateTimeOffset? Instant(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw new JsonException("A time field holds no time.");

    public static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new JsonException("A date field holds no date.");

    /// <summary>Reads a balance.</summary>
    public static long? Whole(string? text) => text is null ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && Math.Abs(value) < long.MaxValue ? (long)value
        : throw new JsonException("The balance is no whole number of points.");
}
