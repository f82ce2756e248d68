using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>A vendor's bookings and guests. Whoever reads or changes them holds <see cref="Gate"/>.</summary>
internal sealed class BookingBook
{
    private readonly int seed;
    private readonly int salt;
    private readonly long precision;
    private readonly LedgerClock clock;
    private readonly TimeProvider time;
    private readonly Dictionary<Guid, Booking> byId = [];
    private readonly Dictionary<Guid, Diner> dinersById = [];
    private long sequence;
    private long dinerSequence;

    /// <summary>Builds the book with its year.</summary>
    /// <param name="context">The command line and the clock.</param>
    /// <param name="salt">Tells one vendor's data from another's.</param>
    /// <param name="precision">The milliseconds that the vendor's times are told in.</param>
    /// <param name="plan">How much to make.</param>
    public BookingBook(SandboxContext context, int salt, long precision, BookingPlan plan)
    {
        (this.salt, this.precision, time) = (salt, precision, context.Time);
        seed = context.Options.Seed;
        clock = new LedgerClock(new DateTimeOffset(context.Options.Ends.AddDays(3), TimeOnly.MinValue, TimeSpan.Zero), context.Time);
        var year = new BookingYear(seed, salt, precision, context.Options.Ends, plan);
        foreach (var diner in year.Diners)
        {
            Diners.Add(diner);
            dinersById[diner.Id] = diner;
        }

        foreach (var booking in year.Bookings)
        {
            Bookings.Add(booking);
            byId[booking.Id] = booking;
        }

        (sequence, dinerSequence) = (Bookings.Count, Diners.Count);
    }

    /// <summary>Gets the lock.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Gets the bookings, in the order they came.</summary>
    public List<Booking> Bookings { get; } = [];

    /// <summary>Gets the guests, in the order they came.</summary>
    public List<Diner> Diners { get; } = [];

    /// <summary>Gets the time of the house: not before the last thing that happened, nor before the real clock.</summary>
    public long Moment => Math.Max(clock.Last.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Finds a booking.</summary>
    public Booking? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Finds a guest.</summary>
    public Diner? FindDiner(Guid id) => dinersById.GetValueOrDefault(id);

    /// <summary>Finds a guest by e-mail address, else by telephone.</summary>
    public Diner? FindDiner(string? email, string? phone) =>
        (email is null ? null : Diners.Find(diner => string.Equals(diner.Email, email, StringComparison.OrdinalIgnoreCase)))
        ?? (phone is null ? null : Diners.Find(diner => diner.Phone == phone));

    /// <summary>Adds a booking made now.</summary>
    public Booking Add(long start, int party, Diner? guest, string through)
    {
        var booking = new Booking { Index = Bookings.Count, Id = Ids.Uuid(seed, salt + 1, Bookings.Count), Start = start, Party = party, Guest = guest, Created = 0, Through = through };
        Bookings.Add(booking);
        byId[booking.Id] = booking;
        Touch(booking);
        booking.Created = booking.Updated;
        return booking;
    }

    /// <summary>Adds a guest made now.</summary>
    public Diner AddDiner(string first, string last)
    {
        var diner = new Diner { Index = Diners.Count, Id = Ids.Uuid(seed, salt + 2, Diners.Count), FirstName = first, LastName = last };
        Diners.Add(diner);
        dinersById[diner.Id] = diner;
        Touch(diner);
        diner.Created = diner.Updated;
        return diner;
    }

    /// <summary>Draws a guest who was never here.</summary>
    public Diner DrawDiner()
    {
        var drawn = DinerMaker.Make(seed, salt, Diners.Count);
        var diner = AddDiner(drawn.FirstName, drawn.LastName);
        (diner.Title, diner.Email, diner.Phone, diner.Locale) = (drawn.Title, drawn.Email ?? $"guest{diner.Index}@moulin.example", drawn.Phone, drawn.Locale);
        return diner;
    }

    /// <summary>Marks a booking as changed now.</summary>
    public void Touch(Booking booking) => (booking.Updated, booking.Sequence) = (Tick(), ++sequence);

    /// <summary>Marks a guest as changed now.</summary>
    public void Touch(Diner diner) => (diner.Updated, diner.Sequence) = (Tick(), ++dinerSequence);

    private long Tick()
    {
        var at = clock.Tick();
        return at - (at % precision);
    }
}
