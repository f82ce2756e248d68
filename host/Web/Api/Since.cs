using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Reads a point in time as people and programs write it: an instant, a day, or a span back from now such as <c>7d</c>.</summary>
internal static class Since
{
    /// <summary>Reads it.</summary>
    /// <param name="name">The parameter's name, for the message.</param>
    /// <param name="text">What was given; null: nothing.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? Read(string name, string? text, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Back(text, now) is { } moment)
        {
            return moment;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new RequestException(RequestErrorKind.Invalid, "TIME_INVALID", $"{name} is \"{text}\": write an instant (2026-11-24T18:00:00+01:00), a day (2026-11-24) or a span back from now (7d, 12h, 30m).");
    }

    private static DateTimeOffset? Back(string text, DateTimeOffset now)
    {
        // Five digits are more than two centuries of days; more would leave the calendar.
        if (text.Length > 6 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var seconds = text[^1] switch
        {
            'd' => count * 86_400d,
            'h' => count * 3_600d,
            'm' => count * 60d,
            _ => double.NaN,
        };
        return seconds < (now - DateTimeOffset.MinValue).TotalSeconds ? now.AddSeconds(-seconds) : null;
    }
}
