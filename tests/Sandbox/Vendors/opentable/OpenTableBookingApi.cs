using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>Online booking, version 2: lock, book, change and cancel by the same PUT. It knows its own bookings only.</summary>
internal sealed class OpenTableBookingApi(OpenTableGate gate, OpenTableBook house, OpenTableDesk desk)
{
    private const string Message = "Merci de nous prévenir de tout retard.<br /><br />La table est gardée deux heures.";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Write(routes, "POST", "/v2/booking/{rid}/slot_locks", (_, body) => Hold(body));
        gate.Write(routes, "DELETE", "/v2/booking/{rid}/slot_locks/{token}", (http, _) => Release(http));
        gate.Write(routes, "POST", "/v2/booking/{rid}/reservations", (http, body) => Create(http, body));
        gate.Write(routes, "PUT", "/v2/booking/{rid}/reservations/{id}", Put);
        gate.Read(routes, "GET", "/v2/booking/{rid}/reservations/{id}", (http, _) => Task.FromResult<JsonNode>(Get(http)));
        gate.Read(routes, "GET", "/v2/booking-policies/{rid}/{date}/{time}/{partysize}", (_, _) => Task.FromResult<JsonNode>(new JsonObject
        {
            ["Policies"] = new JsonArray(new JsonObject { ["Message"] = Message, ["Type"] = "General", ["Language"] = new JsonObject { ["Code"] = "fr", ["Region"] = "FR", ["IETF"] = "fr-FR" } }),
        }));
        gate.Read(routes, "GET", "/v2/cancellation-policies/{rid}/{id}", (_, _) => Task.FromResult<JsonNode>(new JsonObject
        {
            ["partySize"] = 1,
            ["policyType"] = "Deposit",
            ["depositDetails"] = new JsonObject { ["amount"] = 1500, ["currency"] = "EUR", ["denominator"] = 100, ["type"] = "PerGuest" },
            ["cutOff"] = new JsonObject { ["cutoffType"] = "DaysBefore", ["daysBeforeCutoff"] = 2 },
        }));
    }

    private static string ManageUrl(Booking booking, OpenTableBook house) =>
        string.Create(CultureInfo.InvariantCulture, $"https://www.opentable.example/book/view?rid={house.Rid}&confnumber={booking.Confirmation}");

    private OpenTableAnswer Hold(JsonObject body)
    {
        lock (house.Book.Gate)
        {
            var (token, ends) = desk.Hold(body);
            return new OpenTableAnswer(new JsonObject { ["expires_at"] = ends.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), ["reservation_token"] = token });
        }
    }

    private OpenTableAnswer Release(HttpContext http) => house.Locks.Take((string?)http.Request.RouteValues["token"]) is null
        ? throw OpenTableException.NotFound()
        : new OpenTableAnswer(new JsonObject { ["status"] = "Success" });

    private OpenTableAnswer Create(HttpContext http, JsonObject body)
    {
        var phone = body.Child("phone") is { } told && OpenTableWords.CallingCode(told.Text("country_code")) is { } calling && told.Text("number") is { Length: > 4 } number
            ? OpenTableWords.Phone(calling, number)
            : throw OpenTableException.List(400, "phone is not valid");
        if (body.Text("email_address")?.Contains('@', StringComparison.Ordinal) != true)
        {
            throw OpenTableException.List(400, "email_address should not be null");
        }

        lock (house.Book.Gate)
        {
            var booking = desk.Book(body, phone, "v2");
            var answer = Told(booking);
            answer["offer_confirmation_number"] = 0;
            answer["manage_reservation_url"] = ManageUrl(booking, house);
            return new OpenTableAnswer(answer, 201, string.Create(CultureInfo.InvariantCulture, $"/booking/reservations/{house.Rid}-{booking.Confirmation}"));
        }
    }

    private static JsonObject Told(Booking booking) => new()
    {
        ["message"] = Message,
        ["confirmation_number"] = booking.Confirmation,
        ["date_time"] = OpenTableWire.Minute(booking.Start),
        ["party_size"] = booking.Party,
        ["notes"] = booking.GuestNote ?? "",
    };

    private OpenTableAnswer Put(HttpContext http, JsonObject body)
    {
        lock (house.Book.Gate)
        {
            var booking = Own(http);
            if (body.Text("status") is { } status)
            {
                if (status != "CancelledWeb")
                {
                    throw OpenTableException.List(400, "status is not valid");
                }

                desk.Cancel(booking);
                return new OpenTableAnswer(house.CancelsSilently ? null : Told(booking));
            }

            desk.Change(booking, body, wantsLock: true);
            return new OpenTableAnswer(Told(booking));
        }
    }

    private JsonObject Get(HttpContext http)
    {
        lock (house.Book.Gate)
        {
            var booking = Own(http);
            return new JsonObject
            {
                ["status"] = OpenTableWords.State(booking),
                ["notes"] = booking.GuestNote ?? "",
                ["environment"] = "Indoor",
                ["confirmation_number"] = booking.Confirmation,
                ["restaurant_id"] = house.Rid,
                ["date_time"] = OpenTableWire.Minute(booking.Start),
                ["party_size"] = booking.Party,
                ["manage_reservation_url"] = ManageUrl(booking, house),
                ["reservation_attribute"] = "Default",
                ["dining_area_id"] = OpenTableDesk.Areas[0].Id,
                ["credit_card_last_four"] = null,
            };
        }
    }

    private Booking Own(HttpContext http)
    {
        var id = (string?)http.Request.RouteValues["id"] ?? "";
        var number = id.StartsWith(house.RidText + "-", StringComparison.Ordinal) ? id[(house.RidText.Length + 1)..] : "";
        return house.Book.Bookings.Find(booking => booking.Through == "v2" && booking.Confirmation.ToString(CultureInfo.InvariantCulture) == number)
            ?? throw OpenTableException.List(404, $"MissingResource - Reservation details [{id}]");
    }
}
