using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>In-house booking, for the restaurant's own voice: it knows all bookings, and hands what is delicate over to the staff.</summary>
internal sealed class OpenTableInHouseApi(OpenTableGate gate, OpenTableBook house, OpenTableDesk desk)
{
    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Write(routes, "POST", "/inhouse/v1/booking/{rid}/locks", (_, body) => Hold(body));
        gate.Write(routes, "POST", "/inhouse/v1/booking/{rid}/reservations", (_, body) => Create(body));
        gate.Write(routes, "PUT", "/inhouse/v1/booking/{rid}/reservations/{id}", Change);
        gate.Write(routes, "DELETE", "/inhouse/v1/booking/{rid}/reservations/{id}", (http, _) => Cancel(http));
        gate.Read(routes, "POST", "/inhouse/v1/booking/{rid}/reservations/search", async (http, token) => Search(await JsonBody.ReadAsync(http.Request, token) ?? []));
    }

    private static OpenTableException HandOver() => OpenTableException.List(403, "A person must take this over", "RedirectToHost");

    private static string Phone(JsonObject? told) => (told.Number("country_code") is { } calling ? (int)calling : OpenTableWords.CallingCode(told.Text("country_code"))) is { } code && told.Text("number") is { Length: > 4 } number
        ? OpenTableWords.Phone(code, number)
        : throw OpenTableException.List(400, "phone_number is not valid");

    private static JsonObject Told(Booking booking) => new()
    {
        ["confirmation_number"] = booking.Confirmation,
        ["reservation_id"] = OpenTableBook.InHouseId(booking),
        ["date_time"] = OpenTableWire.Minute(booking.Start),
        ["party_size"] = booking.Party,
        ["special_request"] = booking.GuestNote ?? "",
    };

    private OpenTableAnswer Hold(JsonObject body)
    {
        lock (house.Book.Gate)
        {
            CheckHandOver();
            var (token, ends) = desk.Hold(body);
            return new OpenTableAnswer(new JsonObject { ["expires_at"] = ends.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), ["reservation_token"] = token });
        }
    }

    // What this call takes is not public: the fields of version 2 are taken, the telephone in either form.
    private OpenTableAnswer Create(JsonObject body)
    {
        lock (house.Book.Gate)
        {
            CheckHandOver();
            return body.ContainsKey("experience") ? throw HandOver() : new OpenTableAnswer(Told(desk.Book(body, Phone(body.Child("phone_number") ?? body.Child("phone")), "inhouse")));
        }
    }

    private OpenTableAnswer Change(HttpContext http, JsonObject body)
    {
        lock (house.Book.Gate)
        {
            var booking = Find(http);
            desk.Change(booking, body, wantsLock: false);
            return new OpenTableAnswer(Told(booking));
        }
    }

    private OpenTableAnswer Cancel(HttpContext http)
    {
        lock (house.Book.Gate)
        {
            var booking = Find(http);
            desk.Cancel(booking);
            return new OpenTableAnswer(house.CancelsSilently ? null : Told(booking));
        }
    }

    private JsonObject Search(JsonObject body)
    {
        var phone = Phone(body.Child("phone_number"));
        lock (house.Book.Gate)
        {
            var found = house.Book.Bookings.Where(booking => booking.TakesSeats && booking.Start > house.Book.Moment && booking.Guest?.Phone == phone).OrderBy(booking => booking.Start);
            return new JsonObject
            {
                ["reservations"] = new JsonArray([.. found.Select(booking => new JsonObject
                {
                    ["special_request"] = booking.GuestNote ?? "",
                    ["confirmation_number"] = booking.Confirmation,
                    ["reservation_id"] = OpenTableBook.InHouseId(booking),
                    ["restaurant_id"] = house.Rid,
                    ["date_time"] = OpenTableWire.Wall(booking.Start),
                    ["party_size"] = booking.Party,
                    ["status"] = booking.Offer >= 0 ? "NotModifiable" : "Modifiable",
                })]),
            };
        }
    }

    private Booking Find(HttpContext http)
    {
        CheckHandOver();
        var id = (string?)http.Request.RouteValues["id"];
        var booking = house.Book.Bookings.Find(item => OpenTableBook.InHouseId(item) == id) ?? throw OpenTableException.NotFound();
        return booking.Offer >= 0 ? throw HandOver() : booking;
    }

    private void CheckHandOver()
    {
        if (house.RedirectsToHost)
        {
            throw HandOver();
        }
    }
}
