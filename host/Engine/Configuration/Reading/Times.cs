using System.Globalization;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads wall times and dates.</summary>
internal static partial class Times
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] Instants = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"];

    /// <summary>Reads 05:00, 5h30 or a bare hour.</summary>
    public static TimeOnly? Wall(Block block, string key, YamlScalar? scalar)
    {
        if (scalar is not { IsUnset: false })
        {
            return null;
        }

        if (Parse(scalar.Value) is { } time)
        {
            return time;
        }

        block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadValue, $"{block.Path(key)} must be a time of day, and here stands {Block.Shown(scalar)}.", "Write it as 05:00.");
        return null;
    }

    public static TimeOnly? Parse(string text)
    {
        var match = Pattern().Match(text.Trim());
        return match.Success
            && int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture) is <= 23 and var hour
            && (match.Groups["minute"].Length == 0 ? 0 : int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture)) is <= 59 and var minute
                ? new TimeOnly(hour, minute)
                : null;
    }

    /// <summary>Reads a date, which begins at the venue's midnight, or an instant.</summary>
    public static DateTimeOffset? Instant(Block block, string key, TimeZoneInfo zone)
    {
        if (block.Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        if (DateTime.TryParseExact(scalar.Value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            return new VenueSettings { TimeZone = zone, Currency = "EUR" }.ToInstant(wall);
        }

        if (DateTimeOffset.TryParseExact(scalar.Value, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadValue, $"{block.Path(key)} must be a date, and here stands {Block.Shown(scalar)}.", "Write it as 2026-01-31 or 2026-01-31T05:00:00+01:00.");
        return null;
    }

    [GeneratedRegex("^(?<hour>[0-9]{1,2})(?:[:h](?<minute>[0-9]{2})?)?$")]
    private static partial Regex Pattern();
}
