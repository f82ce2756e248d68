using System.Globalization;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>Writes and reads instants as the customer systems do.</summary>
internal static class VendorTime
{
    /// <summary>Writes UTC with milliseconds.</summary>
    public static string Utc(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes French wall time with its offset, to the second.</summary>
    public static string French(long unixMs)
    {
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
        return utc.ToOffset(TimeSpan.FromHours(IsSummer(utc) ? 2 : 1)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads milliseconds since 1970 or ISO 8601; null when it is neither.</summary>
    public static long? Read(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms) ? ms
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds()
        : null;

    // Worked out here, so that the data is the same on a machine without time zone files.
    private static bool IsSummer(DateTimeOffset utc) => utc >= Change(utc.Year, 3) && utc < Change(utc.Year, 10);

    private static DateTimeOffset Change(int year, int month)
    {
        var last = new DateTimeOffset(year, month, 31, 1, 0, 0, TimeSpan.Zero);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
