using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>What both booking APIs do: hold a time, book it, change and cancel. Its callers hold the gate of the book.</summary>
internal sealed class OpenTableDesk(OpenTableBook house, OpenTableWebhooks webhooks)
{
    /// <summary>Gets the dining areas; the second is outdoors.</summary>
    public static IReadOnlyList<(int Id, string Name, string Environment)> Areas { get; } = [(1, "Salle", "Indoor"), (21, "Terrasse", "Outdoor"), (34, "Salon", "Indoor")];

    /// <summary>Tells whether a time can be booked with an experience: Saturday's dinner.</summary>
    public static bool HasExperience(long start) => ParisTime.Local(start) is { DayOfWeek: DayOfWeek.Saturday, Hour: > 17 };

    /// <summary>Holds a time.</summary>
    public (string Token, DateTimeOffset Ends) Hold(JsonObject body)
    {
        var (start, party) = (OpenTableQuery.Wall(body.Text("date_time"), "date_time"), OpenTableQuery.Party(body));
        var area = (int)(body.Number("dining_area_id") ?? Areas[0].Id);
        CheckFree(start, party);
        return Areas.Any(known => known.Id == area) ? house.Locks.Hold(start, party, area) : throw OpenTableException.List(400, "dining_area_id is not valid");
    }

    /// <summary>Books, by a lock or without.</summary>
    public Booking Book(JsonObject body, string phone, string through)
    {
        // What is malformed does not use the lock up.
        var (first, last) = (Needed(body, "first_name"), Needed(body, "last_name"));
        var (start, party) = Place(body);
        if (house.Book.FindDiner(body.Text("email_address"), phone) is not { IsForgotten: false } guest)
        {
            guest = house.Book.AddDiner(first, last);
            (guest.Email, guest.Phone, guest.TakesMail) = (body.Text("email_address"), phone, body.Flag("restaurant_email_marketing_opt_in") ?? false);
        }

        var booking = house.Book.Add(start, party, guest, through);
        booking.Channel = through == "v2" ? 1 : 2;
        booking.GuestNote = body.Text("special_request");
        booking.Offer = body.Child("experience").Number("id") is { } id ? Array.FindIndex(OpenTableExperiences.All, known => known.Id == (int)id && known.Bookable) : -1;
        webhooks.Changed(booking);
        return booking;
    }

    /// <summary>Changes a booking; a lock is a time held anew.</summary>
    public void Change(Booking booking, JsonObject body, bool wantsLock)
    {
        if (!booking.TakesSeats || booking.Start <= house.Book.Moment)
        {
            throw OpenTableException.List(400, "The reservation cannot be changed");
        }

        if (wantsLock)
        {
            (booking.Start, booking.Party) = Unlock(body);
        }
        else
        {
            var (start, party) = (OpenTableQuery.Wall(body.Text("date_time"), "date_time"), OpenTableQuery.Party(body));
            CheckFree(start, party, booking);
            (booking.Start, booking.Party) = (start, party);
        }

        booking.GuestNote = body.Text("special_request") ?? booking.GuestNote;
        house.Book.Touch(booking);
        webhooks.Changed(booking);
    }

    /// <summary>Cancels a booking.</summary>
    public void Cancel(Booking booking)
    {
        if (!booking.TakesSeats || booking.Start <= house.Book.Moment)
        {
            throw OpenTableException.List(400, booking.State == BookingState.Cancelled ? "The reservation is cancelled already" : "The reservation cannot be cancelled");
        }

        (booking.State, booking.RawState) = (BookingState.Cancelled, null);
        house.Book.Touch(booking);
        webhooks.Changed(booking);
    }

    private static string Needed(JsonObject body, string name) => body.Text(name) is { Length: > 0 } text ? text : throw OpenTableException.List(400, $"{name} should not be null");

    private (long Start, int Party) Place(JsonObject body)
    {
        if (body.ContainsKey("reservation_token"))
        {
            return Unlock(body);
        }

        var (start, party) = (OpenTableQuery.Wall(body.Text("date_time"), "date_time"), OpenTableQuery.Party(body));
        CheckFree(start, party);
        return (start, party);
    }

    private (long Start, int Party) Unlock(JsonObject body)
    {
        var held = house.Locks.Take(body.Text("reservation_token")) ?? throw OpenTableException.List(400, "reservation_token or restaurant id is invalid");
        return (held.Start, held.Party);
    }

    private void CheckFree(long start, int party, Booking? moved = null)
    {
        var own = moved?.Start == start ? moved.Party : 0;
        if (!SlotGrid.Has(start) || house.Grid.Free(start, house.Grid.Taken()) + own < party)
        {
            throw OpenTableException.List(400, "The requested time is not available");
        }
    }
}
