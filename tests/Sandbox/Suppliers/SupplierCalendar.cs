namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>The days a wholesaler delivers, and until when one may order for each.</summary>
internal sealed class SupplierCalendar(SupplierProfile profile, TimeProvider time)
{
    /// <summary>Gets today, in Paris.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))).DateTime);

    /// <summary>Says whether it delivers on a day.</summary>
    public bool Delivers(DateOnly day) => !profile.ClosedOn.Contains(day.DayOfWeek);

    /// <summary>Gives the last moment to order for a day.</summary>
    public DateTimeOffset Deadline(DateOnly day)
    {
        var before = day.AddDays(-1);
        return new DateTimeOffset(before.ToDateTime(new TimeOnly(profile.CutoffHour, 0)), Offset(before));
    }

    /// <summary>Says whether it is too late to change or cancel an order for a day.</summary>
    public bool IsBound(DateOnly day) => profile.NoticeHours is { } hours && time.GetUtcNow() > At(day, 0).AddHours(-hours);

    /// <summary>Gives an hour of a day in Paris.</summary>
    public static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), Offset(day));

    /// <summary>Says whether the deadline of a day has passed.</summary>
    public bool IsTooLate(DateOnly day) => time.GetUtcNow() > Deadline(day);

    private static TimeSpan Offset(DateOnly day) => TimeSpan.FromHours(day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10) ? 2 : 1);

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
