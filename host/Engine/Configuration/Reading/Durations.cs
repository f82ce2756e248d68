using System.Globalization;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads and writes spans of time: a number of the key's own unit, or text such as <c>15m</c> and <c>1h30m</c>.</summary>
internal static partial class Durations
{
    public static TimeSpan? Parse(string text, TimeSpan unit)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Times(unit, number);
        }

        var match = Pattern().Match(text);
        return !match.Success || text.Length == 0
            ? null
            : match.Groups["part"].Captures
                .Select(part => Part(part.Value))
                .Aggregate((TimeSpan?)TimeSpan.Zero, (sum, part) => sum is null || part is null || sum > TimeSpan.MaxValue - part ? null : sum + part);
    }

    public static string Say(TimeSpan span) => span switch
    {
        { Ticks: 0 } => "0",
        _ when span.Ticks % TimeSpan.TicksPerDay == 0 => $"{span.Ticks / TimeSpan.TicksPerDay}d",
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => $"{span.Ticks / TimeSpan.TicksPerHour}h",
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 => $"{span.Ticks / TimeSpan.TicksPerMinute}m",
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds}s"),
    };

    private static TimeSpan? Part(string part)
    {
        var letters = part.TrimStart("0123456789.".ToCharArray());
        var unit = letters switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        };
        return double.TryParse(part[..^letters.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Times(unit, number) : null;
    }

    // A span beyond a hundred years is a mistake, and the multiplication must not overflow over it.
    private static TimeSpan? Times(TimeSpan unit, double number) =>
        Math.Abs(number * unit.TotalDays) < 36_525 ? unit * number : null;

    [GeneratedRegex(@"^(?:(?<part>[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d|w))\s*)+$")]
    private static partial Regex Pattern();
}
