namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>Spreads the sales of a year over its days and hours of service.</summary>
internal sealed class Calendar
{
    private const int Days = 365;
    private static readonly (double Part, int From, int To)[] Hours = [(0.36, 690, 870), (0.12, 870, 1110), (0.52, 1110, 1350)];
    private readonly long[] midnights = new long[Days];
    private readonly double[] begins = new double[Days + 1];

    /// <summary>Lays the year out; it ends before <paramref name="end"/>.</summary>
    public Calendar(DateOnly end)
    {
        for (var i = 0; i < Days; i++)
        {
            var day = end.AddDays(i - Days);
            midnights[i] = new DateTimeOffset(day.Year, day.Month, day.Day, 0, 0, 0, TimeSpan.FromHours(IsSummer(day) ? 2 : 1)).ToUnixTimeMilliseconds();
            begins[i + 1] = begins[i] + Weight(day);
        }
    }

    /// <summary>Gives the time of the sale at a part of the year between 0 and 1; a later part is a later time.</summary>
    public long At(double part)
    {
        var place = part * begins[Days];
        var day = Array.BinarySearch(begins, place);
        day = Math.Clamp(day < 0 ? ~day - 1 : day, 0, Days - 1);
        var rest = (place - begins[day]) / (begins[day + 1] - begins[day]);
        foreach (var (share, from, to) in Hours)
        {
            if (rest < share || to == Hours[^1].To)
            {
                return midnights[day] + (long)((from + (Math.Min(rest / share, 0.9999) * (to - from))) * 60_000);
            }

            rest -= share;
        }

        return midnights[day];
    }

    private static double Weight(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => 0.4,
        DayOfWeek.Friday => 1.3,
        DayOfWeek.Saturday => 1.6,
        DayOfWeek.Sunday => 1.1,
        _ => 0.8,
    } * (day.Month is 6 or 7 or 8 or 12 ? 1.25 : 1);

    // Worked out here, so that the data is the same on a machine without time zone files. Service never spans the hour of change.
    private static bool IsSummer(DateOnly day) => day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10);

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
