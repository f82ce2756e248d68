namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>The year's services, in which the two nights of the change of clocks are worked through and the day after is closed.</summary>
internal sealed class OpenNights(DateOnly end)
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private readonly Calendar calendar = new(end);

    /// <summary>Gives the time of a part of the year between 0 and 1; a later part is never an earlier time.</summary>
    public long At(double part)
    {
        var at = calendar.At(part);
        var midnight = at - (at % Day);
        // From 9:30 to 21:30 in UTC lies a whole service; it is moved to between 23:00 and 3:00, around the change at 1:00.
        return IsChange(midnight) ? midnight - Hour + ((Math.Clamp(at - midnight - (9 * Hour), 0, 13 * Hour)) * 4 / 13) : at;
    }

    /// <summary>Gives the distance of Paris from UTC, in milliseconds.</summary>
    public static long Offset(long unixMs)
    {
        var year = DateTimeOffset.FromUnixTimeMilliseconds(unixMs).Year;
        return unixMs >= LastSunday(year, 3) + Hour && unixMs < LastSunday(year, 10) + Hour ? 2 * Hour : Hour;
    }

    private static bool IsChange(long midnight)
    {
        var day = DateTimeOffset.FromUnixTimeMilliseconds(midnight);
        return midnight == LastSunday(day.Year, 3) || midnight == LastSunday(day.Year, 10);
    }

    private static long LastSunday(int year, int month)
    {
        var last = new DateTimeOffset(year, month, 31, 0, 0, 0, TimeSpan.Zero);
        return last.AddDays(-(int)last.DayOfWeek).ToUnixTimeMilliseconds();
    }
}
