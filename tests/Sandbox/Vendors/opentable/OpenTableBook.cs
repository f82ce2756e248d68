using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The restaurant's bookings, guests and times, and how the vendor behaves where its papers are silent.</summary>
internal sealed class OpenTableBook
{
    /// <summary>The partner's number.</summary>
    public const int Partner = 4711;

    /// <summary>The largest page of Sync.</summary>
    public const int LargestPage = 1000;

    private const int Salt = 400;

    /// <summary>Builds it; Sync tells whole records, a thousand a page.</summary>
    public OpenTableBook(SandboxContext context)
    {
        var sales = context.Options.Sales;
        var plan = new BookingPlan(Math.Clamp(sales * 3 / 2, 600, 100_000), Math.Clamp(sales * 5 / 4, 500, 60_000), OpenTableWords.Origins.Length, OpenTableExperiences.All.Length, Refuses: false);
        Book = new BookingBook(context, Salt, 1000, plan);
        foreach (var guest in Book.Diners)
        {
            (guest.IsForgotten, guest.IsArchived) = (guest.Index % 97 == 5, guest.Index % 131 == 9);
        }

        Locks = new OpenTableLocks(context.Time);
        Grid = new SlotGrid(Book) { Held = Locks.Held };
        Rid = 1_000_000 + (int)(SeededRandom.Mix((ulong)context.Options.Seed + Salt) % 90_000);
    }

    /// <summary>Gets bookings and guests.</summary>
    public BookingBook Book { get; }

    /// <summary>Gets the times.</summary>
    public SlotGrid Grid { get; }

    /// <summary>Gets the locks.</summary>
    public OpenTableLocks Locks { get; }

    /// <summary>Gets the restaurant's number.</summary>
    public int Rid { get; }

    /// <summary>Gets the restaurant's number as text.</summary>
    public string RidText => Rid.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets or sets the largest page.</summary>
    public int PageLimit { get; set; } = LargestPage;

    /// <summary>Gets or sets whether the filters by meal time are in UTC instead of wall time.</summary>
    public bool ScheduledInUtc { get; set; }

    /// <summary>Gets or sets whether every in-house write sends the guest to the staff.</summary>
    public bool RedirectsToHost { get; set; }

    /// <summary>Gets or sets whether a cancellation answers nothing.</summary>
    public bool CancelsSilently { get; set; }

    /// <summary>Gives the id of a booking in Sync.</summary>
    public string IdOf(Booking booking) => $"{RidText}-{booking.Id}";

    /// <summary>Gives the id of a guest in Sync.</summary>
    public string IdOf(Diner guest) => $"{RidText}-{guest.Id}";

    /// <summary>Gives the in-house id of a booking.</summary>
    public static string InHouseId(Booking booking) => Ids.Hex24(booking.Id, 1);

    /// <summary>Gives the CRM id of a guest.</summary>
    public static string CrmId(Diner guest) => Ids.Hex24(guest.Id, 2);

    /// <summary>Reads the UUID out of an id of Sync.</summary>
    public Guid? Uuid(string? id) => id?.StartsWith(RidText + "-", StringComparison.Ordinal) == true && Guid.TryParse(id[(RidText.Length + 1)..], out var uuid) ? uuid : null;
}
