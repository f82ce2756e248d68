using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>The restaurant's bookings, guests, offers and times, and how the vendor behaves where its papers are silent.</summary>
internal sealed class TheForkBook
{
    private const int Salt = 300;

    /// <summary>Builds it. A full read takes one call a record, so the year is smaller than a till's.</summary>
    public TheForkBook(SandboxContext context)
    {
        var sales = context.Options.Sales;
        var plan = new BookingPlan(Math.Clamp(sales * 3 / 5, 750, 20_000), Math.Clamp(sales * 3 / 10, 720, 10_000), TheForkWords.Channels.Length, TheForkOffers.Names.Length, Refuses: true);
        Book = new BookingBook(context, Salt, 1, plan);
        Grid = new SlotGrid(Book);
        Group = Ids.Uuid(context.Options.Seed, Salt + 20, 0);
        Restaurant = Ids.Uuid(context.Options.Seed, Salt + 20, 1);
        Label = Ids.Uuid(context.Options.Seed, Salt + 20, 2);
        Offers = [.. Enumerable.Range(0, TheForkOffers.Names.Length).Select(i => Ids.Uuid(context.Options.Seed, Salt + 21, i))];
    }

    /// <summary>Gets bookings and guests.</summary>
    public BookingBook Book { get; }

    /// <summary>Gets the times.</summary>
    public SlotGrid Grid { get; }

    /// <summary>Gets the group.</summary>
    public Guid Group { get; }

    /// <summary>Gets the restaurant.</summary>
    public Guid Restaurant { get; }

    /// <summary>Gets the label of the house's own field.</summary>
    public Guid Label { get; }

    /// <summary>Gets the offers.</summary>
    public Guid[] Offers { get; }

    /// <summary>Gets or sets whether some bookings carry words and fields that the vendor's file does not know.</summary>
    public bool Unknowns { get; set; } = true;

    /// <summary>Gets or sets whether the day of a list is cut in Paris instead of UTC.</summary>
    public bool DaysInParis { get; set; }

    /// <summary>Gets or sets whether the last day of a list is left out.</summary>
    public bool EndIsExclusive { get; set; }

    /// <summary>Gets or sets whether a change may carry the house's note.</summary>
    public bool TakesNotes { get; set; }

    /// <summary>Gives the day that a list finds an instant by.</summary>
    public DateOnly DayOf(long unixMs) => DaysInParis ? ParisTime.Day(unixMs) : DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime);

    /// <summary>Gives a booking, or refuses.</summary>
    public Booking Find(string? id) => Guid.TryParse(id, out var uuid) && Book.Find(uuid) is { } booking ? booking : throw new TheForkException(404, "RESERVATION_NOT_FOUND");
}
