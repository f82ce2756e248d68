using System.Globalization;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Cuts a question into the spans that the vendor answers: a year at most, and not before the location opened.</summary>
internal static partial class RestaurantWindow
{
    /// <summary>No K-Series till is older; the vendor answers an earlier question with the first day it has.</summary>
    public static readonly DateTimeOffset Earliest = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Opens a window; without an end the vendor takes now.</summary>
    public static RestaurantCursor Open(DateTimeOffset? mark, DateTimeOffset from, DateTimeOffset? until, TimeProvider time)
    {
        var end = from + Longest;
        return new RestaurantCursor { Mark = mark, From = from, To = end >= (until ?? time.GetUtcNow()) ? until : end };
    }

    /// <summary>Writes the window into a query.</summary>
    public static string Query(RestaurantCursor cursor) =>
        $"from={Uri.EscapeDataString(LightspeedText.Instant(cursor.From!.Value))}{(cursor.To is { } end ? $"&to={Uri.EscapeDataString(LightspeedText.Instant(end))}" : "")}";

    /// <summary>Says whether nothing comes after the window.</summary>
    public static bool IsLast(RestaurantCursor cursor, DateTimeOffset? until) => cursor.To is null || cursor.To == until;

    /// <summary>Finds the earliest day in the vendor's refusal of a question that begins before the location opened.</summary>
    public static DateTimeOffset? FirstDay(ConnectorException refusal) =>
        refusal.Fault.Kind == FaultKind.Validation
            && DayInText().Match(refusal.Fault.Message) is { Success: true } found
            && DateTimeOffset.TryParse(found.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
            ? first.AddSeconds(1)
            : null;

    [GeneratedRegex(@"after:?\s+(\d{4}-\d{2}-\d{2}(?:T[0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)", RegexOptions.IgnoreCase)]
    private static partial Regex DayInText();
}
