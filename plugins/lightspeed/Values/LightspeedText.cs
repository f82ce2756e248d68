using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads and writes decimal text, instants and query values.</summary>
internal static class LightspeedText
{
    public static decimal Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("A number is no decimal text.");

    public static string Of(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Writes an instant with its offset, in whole seconds: R-Series tells its own no finer.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Writes an instant to the millisecond, as K-Series tells its own.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Takes the id 0, which R-Series writes for "none", as none.</summary>
    public static string? IdOrNull(string? id) => string.IsNullOrEmpty(id) || id == "0" ? null : id;

    public static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
