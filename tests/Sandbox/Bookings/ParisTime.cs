namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>The wall time of Paris, worked out here so that the data is the same on a machine without time zone files.</summary>
internal static class ParisTime
{
    private static readonly TimeSpan Winter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Summer = TimeSpan.FromHours(2);

    /// <summary>Gives the wall time of an instant, with its offset.</summary>
    public static DateTimeOffset Local(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToOffset(OffsetAt(unixMs));

    /// <summary>Gives the day of an instant.</summary>
    public static DateOnly Day(long unixMs) => DateOnly.FromDateTime(Local(unixMs).DateTime);

    /// <summary>Gives the instant of a wall time: the first of two, and an hour later where there is none.</summary>
    public static long ToUnix(DateTime wall)
    {
        var summer = new DateTimeOffset(wall, Summer).ToUnixTimeMilliseconds();
        return OffsetAt(summer) == Summer ? summer : new DateTimeOffset(wall, Winter).ToUnixTimeMilliseconds();
    }

    /// <summary>Gives the last Sunday of a month of 31 days.</summary>
    public static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static TimeSpan OffsetAt(long unixMs)
    {
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
        return unixMs >= Change(utc.Year, 3) && unixMs < Change(utc.Year, 10) ? Summer : Winter;
    }

    private static long Change(int year, int month) => new DateTimeOffset(LastSunday(year, month), new TimeOnly(1, 0), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
