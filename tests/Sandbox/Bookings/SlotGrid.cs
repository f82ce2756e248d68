namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>The times that can be booked, how many seats they have left, and which of them the house closed.</summary>
internal sealed class SlotGrid(BookingBook book)
{
    /// <summary>The seats of one time.</summary>
    public const int Seats = 40;

    /// <summary>How many days ahead can be booked.</summary>
    public const int DaysAhead = 90;

    private readonly Dictionary<long, bool> overrides = [];

    /// <summary>Gets the times of a day of service.</summary>
    public static IReadOnlyList<TimeOnly> Times { get; } =
        [.. new[] { 12.0, 12.5, 13.0, 13.5, 19.0, 19.5, 20.0, 20.5, 21.0, 21.5 }.Select(hour => TimeOnly.FromTimeSpan(TimeSpan.FromHours(hour)))];

    /// <summary>Gets or sets how many seats are held at a time, but not booked.</summary>
    public Func<long, int> Held { get; set; } = _ => 0;

    /// <summary>Gives the times of a day.</summary>
    public static IEnumerable<long> Of(DateOnly day) => Times.Select(hour => ParisTime.ToUnix(day.ToDateTime(hour)));

    /// <summary>Tells whether a time is one that guests may ask for, if there is room.</summary>
    public static bool Has(long start) => Of(ParisTime.Day(start)).Contains(start);

    /// <summary>Counts the seats taken, by time.</summary>
    public Dictionary<long, int> Taken()
    {
        var (taken, now) = (new Dictionary<long, int>(), book.Moment);
        foreach (var booking in book.Bookings.Where(booking => booking.TakesSeats && booking.Start > now))
        {
            taken[booking.Start] = taken.GetValueOrDefault(booking.Start) + booking.Party;
        }

        return taken;
    }

    /// <summary>Gives the seats left at a time; none when it is past, too far ahead, or closed.</summary>
    public int Free(long start, Dictionary<long, int> taken)
    {
        var now = book.Moment;
        var open = overrides.TryGetValue(start, out var said) ? said : ParisTime.Local(start).DayOfWeek != DayOfWeek.Monday;
        return open && start > now && start < now + (DaysAhead * 86_400_000L) ? Math.Max(0, Seats - taken.GetValueOrDefault(start) - Held(start)) : 0;
    }

    /// <summary>Gives the first time from two days ahead with room for everybody.</summary>
    public long NextFree(int party)
    {
        var taken = Taken();
        var first = ParisTime.Day(book.Moment).AddDays(2);
        return Enumerable.Range(0, DaysAhead - 3).SelectMany(day => Of(first.AddDays(day))).First(start => Free(start, taken) >= party);
    }

    /// <summary>Closes or opens the times between two, both included.</summary>
    public int Set(DateOnly day, TimeOnly first, TimeOnly last, bool open)
    {
        var times = Times.Where(hour => hour >= first && hour <= last).ToList();
        times.ForEach(hour => overrides[ParisTime.ToUnix(day.ToDateTime(hour))] = open);
        return times.Count;
    }
}
