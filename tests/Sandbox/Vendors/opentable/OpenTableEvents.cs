using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>What happens on demand: a guest books, comes, changes, cancels, is erased.</summary>
internal sealed class OpenTableEvents(OpenTableBook house, OpenTableWebhooks webhooks)
{
    private static readonly Uri Host = new("https://platform.opentable.example/");

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
                    "status" => Change(body, SetState),
                    "modify" => Change(body, Modify),
                    "cancel" => Change(body, (booking, _) => (booking.State, booking.RawState) = (BookingState.Cancelled, null)),
                    "guest" => Guest(body, guest =>
                    {
                        (guest.Phone, guest.Email, guest.Note) = (body.Text("phone") ?? guest.Phone, body.Text("email") ?? guest.Email, body.Text("notes") ?? guest.Note);
                        guest.RefusesAll = body.Flag("marketingOptedOut") ?? guest.RefusesAll;
                    }),
                    "forget-guest" => Guest(body, guest => guest.IsForgotten = true),
                    "archive-guest" => Guest(body, guest => guest.IsArchived = body.Flag("value") ?? true),
                    _ => null,
                };
            }
            catch (OpenTableException wrong)
            {
                throw new ArgumentException(wrong.Message);
            }
            finally
            {
                webhooks.IsSilent = false;
            }
        }
    }

    private void SetState(Booking booking, JsonObject body)
    {
        if (body.Text("state") is { } state)
        {
            OpenTableWords.SetState(booking, state);
        }

        var now = house.Book.Moment / 1000 * 1000;
        (booking.Stage, booking.Arrived, booking.Seated, booking.Left) = body.Text("stage") switch
        {
            null => (booking.Stage, booking.Arrived, booking.Seated, booking.Left),
            "arrived" => (BookingStage.Arrived, now, 0, 0),
            "seated" => (BookingStage.Seated, Math.Max(booking.Arrived, now - 1000), now, 0),
            "done" => (BookingStage.Left, Math.Max(booking.Arrived, now - 2000), Math.Max(booking.Seated, now - 1000), now),
            _ => throw new ArgumentException("stage is arrived, seated or done."),
        };
    }

    private static void Modify(Booking booking, JsonObject body)
    {
        booking.Start = body.Text("dateTime") is { } time ? OpenTableQuery.Wall(time, "dateTime") : booking.Start;
        booking.Party = (int)(body.Number("partySize") ?? booking.Party);
        booking.GuestNote = body.Text("guestRequest") ?? booking.GuestNote;
        booking.VenueNote = body.Text("venueNotes") ?? booking.VenueNote;
    }

    private JsonObject Book(JsonObject body)
    {
        var party = (int)(body.Number("partySize") ?? 2);
        var start = body.Text("dateTime") is { } time ? OpenTableQuery.Wall(time, "dateTime") : house.Grid.NextFree(party);
        var guest = body.Text("guestId") is null ? house.Book.DrawDiner() : Find(body);
        var booking = house.Book.Add(start, party, guest, "guest");
        booking.Channel = Math.Max(0, Array.IndexOf(OpenTableWords.Origins, body.Text("origin") ?? "Web"));
        booking.GuestNote = body.Text("guestRequest");
        booking.Deposit = (int)((body.Number("deposit") ?? 0) * 100);
        SetState(booking, body);
        webhooks.Changed(booking);
        return Told(booking);
    }

    private JsonObject Change(JsonObject body, Action<Booking, JsonObject> change)
    {
        var booking = house.Uuid(body.Text("reservationId")) is { } id && house.Book.Find(id) is { } found ? found : throw new ArgumentException("reservationId names no booking.");
        change(booking, body);
        house.Book.Touch(booking);
        webhooks.Changed(booking);
        return Told(booking);
    }

    private JsonObject Guest(JsonObject body, Action<Diner> change)
    {
        var guest = Find(body);
        change(guest);
        house.Book.Touch(guest);
        return new JsonObject { ["guestId"] = house.IdOf(guest), ["crmId"] = OpenTableBook.CrmId(guest) };
    }

    private Diner Find(JsonObject body) =>
        house.Uuid(body.Text("guestId")) is { } id && house.Book.FindDiner(id) is { } guest ? guest : throw new ArgumentException("guestId names no guest.");

    private JsonObject Told(Booking booking) => new()
    {
        ["reservationId"] = house.IdOf(booking),
        ["inHouseId"] = OpenTableBook.InHouseId(booking),
        ["guestId"] = booking.Guest is { } guest ? house.IdOf(guest) : null,
        ["booking"] = OpenTableWire.Sync(house, booking, Host),
    };
}
