using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>Writes bookings and guests in the forms of Sync, of the webhook and of the two booking APIs.</summary>
internal static class OpenTableWire
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Writes a wall time to the minute, as the booking APIs have it.</summary>
    public static string Minute(long unixMs) => ParisTime.Local(unixMs).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Writes a wall time to the second.</summary>
    public static string? Wall(long unixMs) => unixMs == 0 ? null : ParisTime.Local(unixMs).ToString(Seconds, CultureInfo.InvariantCulture);

    /// <summary>Writes an instant in UTC.</summary>
    public static string? Utc(long unixMs) => unixMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString(Seconds + "'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gives the kind of table a booking has.</summary>
    public static string? TableCategory(Booking booking) => booking.Index % 11 == 0 ? "hightop" : null;

    /// <summary>Writes a booking as Sync has it.</summary>
    public static JsonObject Sync(OpenTableBook house, Booking booking, Uri host)
    {
        var body = Common(house, booking, host);
        body["pos_data"] = Pos(booking);
        body["currency_code"] = "EUR";
        body["currency_denominator"] = 100;
        if (booking.Offer >= 0)
        {
            var offer = OpenTableExperiences.All[booking.Offer];
            body["experience_details"] = new JsonObject
            {
                ["experience_id"] = offer.Id,
                ["experience_title"] = offer.Name,
                ["experience_description"] = offer.Description,
                ["subtotalAmount"] = offer.Cents * booking.Party,
                ["add_ons"] = new JsonArray(),
                ["addon_subtotal_amount"] = 0,
                ["diner_payment_status"] = null,
                ["service_fee_amount"] = 0,
                ["taxes_amount"] = 0,
                ["tip_amount"] = 0,
                ["total_amount"] = offer.Cents * booking.Party,
            };
        }

        if (booking.Deposit > 0)
        {
            body["deposit"] = new JsonObject { ["total_paid"] = booking.Deposit, ["total_refunded"] = null, ["currency"] = booking.Index % 2 == 0 ? "EUR" : null, ["currency_denominator"] = 100, ["status"] = "paid" };
        }

        if (booking.Index % 5 == 0)
        {
            body["seating_zone"] = new JsonObject { ["name"] = "Rivière" };
        }

        return body;
    }

    /// <summary>Writes a booking as the webhook has it: fewer fields, another deposit, and an instant without its letter.</summary>
    public static JsonObject Webhook(OpenTableBook house, Booking booking, Uri host)
    {
        var body = Common(house, booking, host);
        body["scheduled_time_utc"] = Utc(booking.Start)!.TrimEnd('Z');
        if (booking.Deposit > 0)
        {
            body["deposit_details"] = new JsonObject { ["totalPaid"] = booking.Deposit, ["totalRefunded"] = 0, ["currency"] = "EUR", ["currencyDenominator"] = 100, ["status"] = "Paid" };
        }

        return body;
    }

    /// <summary>Writes a guest. One who was erased has no name left.</summary>
    public static JsonObject Guest(OpenTableBook house, Diner guest, Uri host)
    {
        var known = !guest.IsForgotten;
        var body = new JsonObject
        {
            ["id"] = house.IdOf(guest),
            ["href"] = new Uri(host, "sync/v2/guests/" + house.IdOf(guest)).AbsoluteUri,
            ["rid"] = house.Rid,
            ["sequence_id"] = guest.Sequence,
            ["gpid"] = null,
            ["first_name"] = known ? guest.FirstName : "",
            ["last_name"] = known ? guest.LastName : "",
            ["email_optin"] = known && guest.TakesMail,
            ["tags"] = known && guest.Tags.Count > 0 ? new JsonArray([.. guest.Tags.Select(tag => (JsonNode)tag)]) : null,
            ["birth_date"] = known && guest.Birth is { } birth ? birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ["anniversary_date"] = null,
            ["updated_at"] = Wall(guest.Updated),
            ["forgotten"] = guest.IsForgotten,
            ["archived"] = guest.IsArchived,
            ["primary_guest"] = null,
            ["address"] = null,
            ["mail_opted_in"] = known && guest.TakesPost,
            ["company_name"] = known ? guest.Company : null,
            ["phone_numbers"] = new JsonArray(),
            ["created_date"] = Wall(guest.Created),
            ["updated_at_utc"] = Utc(guest.Updated),
            ["marketing_opted_out"] = guest.RefusesAll,
            ["notes"] = known ? guest.Note : null,
            ["notes_special_relationship"] = null,
            ["notes_food_and_drink"] = known && guest.Index % 17 == 0 ? "Sancerre" : null,
            ["notes_seating"] = null,
            ["created_date_utc"] = Utc(guest.Created),
            ["is_hidden"] = guest.Index % 59 == 3,
        };
        if (known)
        {
            Contact(body, guest);
        }

        if (guest.Index % 7 == 0)
        {
            body["spend_band"] = "B";
        }

        return body;
    }

    /// <summary>Writes what the till says of a meal.</summary>
    public static JsonObject PosRow(OpenTableBook house, Booking booking)
    {
        var body = Pos(booking);
        body["id"] = house.IdOf(booking);
        body["rid"] = house.Rid;
        body["guest_id"] = booking.Guest is { } guest ? house.IdOf(guest) : null;
        body["confirmation_id"] = booking.Confirmation;
        body["currency_code"] = "EUR";
        body["currency_denominator"] = 100;
        body["pos_order_items"] = new JsonArray(new JsonObject { ["name"] = "Formule", ["quantity"] = 1, ["comment"] = null, ["price_per_unit"] = booking.Bill - (booking.Bill / 11) - (booking.Party * 100), ["ticket_item_modifiers"] = null });
        return body;
    }

    private static void Contact(JsonObject body, Diner guest)
    {
        if (guest.Email is not null)
        {
            body["email"] = guest.Email;
        }

        if (guest.Phone is not null)
        {
            // National number and calling code apart; French ones have two digits.
            body["phone"] = guest.Phone[3..];
            body["phone_type"] = "Mobile";
            body["phone_numbers"] = new JsonArray(new JsonObject { ["label"] = "Mobile", ["number"] = guest.Phone[3..], ["country_code"] = guest.Phone[1..3], ["primary"] = true });
        }

        if (guest.FirstVisit > 0)
        {
            (body["date_first_visit"], body["date_first_visit_utc"]) = (Wall(guest.FirstVisit), Utc(guest.FirstVisit));
            (body["date_last_visit"], body["date_last_visit_utc"]) = (Wall(guest.LastVisit), Utc(guest.LastVisit));
        }
    }

    private static JsonObject Pos(Booking booking)
    {
        var (paid, tip, tax) = (booking.Bill > 0, booking.Party * 100, booking.Bill / 11);
        return new JsonObject
        {
            ["check_ids"] = paid ? new JsonArray($"{Minute(booking.Start)[..10].Replace("-", "", StringComparison.Ordinal)}-{booking.Index.ToString(CultureInfo.InvariantCulture)}") : null,
            ["pos_sub_total"] = paid ? booking.Bill - tip - tax : null,
            ["pos_tax"] = paid ? tax : null,
            ["pos_tip"] = paid ? tip : null,
            ["pos_total_spend"] = paid ? booking.Bill : null,
        };
    }

    private static JsonObject Common(OpenTableBook house, Booking booking, Uri host)
    {
        var body = new JsonObject
        {
            ["id"] = house.IdOf(booking),
            ["href"] = new Uri(host, "sync/v2/reservations/" + house.IdOf(booking)).AbsoluteUri,
            ["rid"] = house.Rid,
            ["sequence_id"] = booking.Sequence,
            ["confirmation_id"] = booking.Confirmation,
            ["state"] = OpenTableWords.State(booking),
            ["table_number"] = booking.Table > 0 ? new JsonArray(booking.Table.ToString(CultureInfo.InvariantCulture)) : new JsonArray(),
            ["created_date"] = Wall(booking.Created),
            ["scheduled_time"] = Wall(booking.Start),
            ["party_size"] = booking.Party,
            ["visit_tags"] = booking.Index % 13 == 0 ? new JsonArray("gc:service/date") : new JsonArray(),
            ["origin"] = OpenTableWords.Origins[booking.Channel],
            ["updated_at"] = Wall(booking.Updated),
            ["seated_time"] = Wall(booking.Seated),
            ["done_time"] = Wall(booking.Left),
            ["scheduled_time_utc"] = Utc(booking.Start),
            ["guest_request"] = booking.GuestNote ?? "",
            ["venue_notes"] = booking.VenueNote,
            ["opentable_notes"] = "",
            ["table_category"] = TableCategory(booking),
            ["seated_time_utc"] = Utc(booking.Seated),
            ["done_time_utc"] = Utc(booking.Left),
            ["created_date_utc"] = Utc(booking.Created),
            ["updated_at_utc"] = Utc(booking.Updated),
            ["server"] = null,
            ["arrived_time"] = Wall(booking.Arrived),
            ["arrived_time_utc"] = Utc(booking.Arrived),
        };
        if (booking.Guest is { } guest)
        {
            body["guest_id"] = house.IdOf(guest);
            body["guest"] = new Uri(host, "sync/v2/guests/" + house.IdOf(guest)).AbsoluteUri;
        }

        return body;
    }
}
