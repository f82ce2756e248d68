using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>What happens on demand: a guest books, comes, changes, cancels, is erased.</summary>
internal sealed class TheForkEvents(TheForkBook house, TheForkWebhooks webhooks)
{
    /// <summary>Makes it happen; null when there is no such event. With <c>silent</c> nobody is told.</summary>
    public JsonObject? Happen(string type, JsonObject body)
    {
        lock (house.Book.Gate)
        {
            webhooks.IsSilent = body.Flag("silent") ?? false;
            try
            {
                return type switch
                {
                    "reservation" => Book(body),
                    "status" => Change(body, SetStatus),
                    "modify" => Change(body, Modify),
                    "cancel" => Change(body, (booking, _) => (booking.State, booking.RawState) = (BookingState.Cancelled, null)),
                    "customer" => Customer(body),
                    "forget-customer" => Forget(body),
                    "review" => Review(body),
                    _ => null,
                };
            }
            catch (TheForkException)
            {
                throw new ArgumentException("The event names no booking, or a time that is none.");
            }
            finally
            {
                webhooks.IsSilent = false;
            }
        }
    }

    private static void SetStatus(Booking booking, JsonObject body)
    {
        if (body.Text("status") is { } status)
        {
            TheForkWords.SetStatus(booking, status);
        }

        if (body.Text("mealStatus") is { } stage)
        {
            TheForkWords.SetMealStatus(booking, stage);
        }
    }

    private static void Modify(Booking booking, JsonObject body)
    {
        booking.Start = body.Text("mealDate") is { } meal ? TheForkBookingApi.Meal(meal) : booking.Start;
        booking.Party = (int)(body.Number("partySize") ?? booking.Party);
        booking.GuestNote = body.Text("customerNote") ?? booking.GuestNote;
        booking.VenueNote = body.Text("restaurantNote") ?? booking.VenueNote;
    }

    private JsonObject Book(JsonObject body)
    {
        var party = (int)(body.Number("partySize") ?? 2);
        var start = body.Text("mealDate") is { } meal ? TheForkBookingApi.Meal(meal) : house.Grid.NextFree(party);
        var isNew = body.Text("customerUuid") is null;
        var guest = isNew ? house.Book.DrawDiner() : Guest(body);
        if (isNew)
        {
            webhooks.Customer(guest, made: true);
        }

        var booking = house.Book.Add(start, party, guest, "guest");
        booking.Channel = Math.Max(0, Array.IndexOf(TheForkWords.Channels, body.Text("channel") ?? "TheFork"));
        booking.GuestNote = body.Text("customerNote");
        SetStatus(booking, body);
        webhooks.Reservation(booking, made: true);
        return Told(booking);
    }

    private JsonObject Change(JsonObject body, Action<Booking, JsonObject> change)
    {
        var booking = house.Find(body.Text("reservationUuid"));
        change(booking, body);
        house.Book.Touch(booking);
        webhooks.Reservation(booking, made: false);
        return Told(booking);
    }

    private JsonObject Customer(JsonObject body)
    {
        var guest = Guest(body);
        guest.Phone = body.Text("phone") ?? guest.Phone;
        guest.Email = body.Text("email") ?? guest.Email;
        guest.Note = body.Text("notes") ?? guest.Note;
        guest.IsVip = body.Flag("isVip") ?? guest.IsVip;
        house.Book.Touch(guest);
        webhooks.Customer(guest, made: false);
        return new JsonObject { ["customerUuid"] = guest.Id.ToString() };
    }

    private JsonObject Forget(JsonObject body)
    {
        var guest = Guest(body);
        guest.IsForgotten = true;
        house.Book.Touch(guest);
        webhooks.Customer(guest, made: false);
        return new JsonObject { ["customerUuid"] = guest.Id.ToString() };
    }

    private JsonObject Review(JsonObject body)
    {
        var booking = house.Find(body.Text("reservationUuid"));
        webhooks.Send("review", body.Text("eventType") ?? "reviewRatingCreated", Guid.NewGuid(), withRestaurant: true, booking.Id);
        return Told(booking);
    }

    private Diner Guest(JsonObject body) =>
        Guid.TryParse(body.Text("customerUuid"), out var id) && house.Book.FindDiner(id) is { } guest ? guest : throw new ArgumentException("customerUuid names no guest.");

    private JsonObject Told(Booking booking) => new()
    {
        ["reservationUuid"] = booking.Id.ToString(),
        ["customerUuid"] = booking.Guest?.Id.ToString(),
        ["mealDate"] = TheForkWire.Instant(booking.Start),
        ["partySize"] = booking.Party,
        ["status"] = TheForkWords.Status(booking, house.Unknowns),
        ["updatedAt"] = TheForkWire.Instant(booking.Updated),
    };
}
