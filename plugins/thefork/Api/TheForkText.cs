using System.Globalization;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads and writes TheFork's dates, languages and telephone numbers.</summary>
internal static class TheForkText
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads a day that may come with a time behind it; what is no day is none.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Turns fr_FR into fr-FR.</summary>
    public static string? Locale(string? text) => text?.Replace('_', '-');

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
