using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The ledger in the contract's words. Guests who were erased or put away are no records any more.</summary>
internal sealed class OpenTableRecords(OpenTableBook house)
{
    /// <summary>Gives the records of a type, or null.</summary>
    public IEnumerable<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "reservation" => Copy(house.Book.Bookings, _ => true, Reservation),
        "guest" => Copy(house.Book.Diners, guest => !guest.IsForgotten && !guest.IsArchived, Guest),
        "offer" => Copy([.. OpenTableExperiences.All], offer => offer.Bookable, Offer),
        "location" => [Location],
        _ => null,
    };

    private static string Day(long unixMs) => ParisTime.Day(unixMs).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<Action<Utf8JsonWriter>> Copy<TItem>(List<TItem> items, Func<TItem, bool> choose, Action<Utf8JsonWriter, TItem> write)
    {
        lock (house.Book.Gate)
        {
            return [.. items.Where(choose).Select(item => (Action<Utf8JsonWriter>)(writer => write(writer, item)))];
        }
    }

    private void Reservation(Utf8JsonWriter writer, Booking booking)
    {
        var state = OpenTableWords.State(booking);
        writer.WriteStartObject();
        writer.WriteString("id", house.IdOf(booking));
        writer.WriteString("locationId", house.RidText);
        writer.Open("status", OpenTableWords.Word(state), state);
        writer.Text("stage", OpenTableWords.StageWord(booking));
        writer.Instant("start", booking.Start);
        writer.WriteNumber("partySize", booking.Party);
        writer.Text("guestId", booking.Guest is { } guest ? house.IdOf(guest) : null);
        writer.Text("guestNote", booking.GuestNote);
        writer.Text("venueNote", booking.VenueNote);
        writer.Texts("tables", booking.Table > 0 ? [booking.Table.ToString(CultureInfo.InvariantCulture)] : []);
        writer.Text("area", OpenTableWire.TableCategory(booking));
        writer.Text("channel", OpenTableWords.Origins[booking.Channel]);
        writer.Text("offerId", booking.Offer >= 0 ? OpenTableExperiences.All[booking.Offer].Id.ToString(CultureInfo.InvariantCulture) : null);
        if (booking.Deposit > 0)
        {
            writer.Cents("deposit", booking.Deposit);
        }

        if (booking.Bill > 0)
        {
            writer.Cents("bill", booking.Bill);
        }

        writer.Instant("createdAt", booking.Created);
        writer.Instant("arrivedAt", booking.Arrived);
        writer.Instant("seatedAt", booking.Seated);
        writer.Instant("leftAt", booking.Left);
        writer.WriteEndObject();
    }

    private void Guest(Utf8JsonWriter writer, Diner guest)
    {
        writer.WriteStartObject();
        writer.WriteString("id", house.IdOf(guest));
        writer.WriteString("locationId", house.RidText);
        writer.WriteStartObject("person");
        writer.Text("firstName", guest.FirstName);
        writer.Text("lastName", guest.LastName);
        writer.Text("email", guest.Email);
        writer.Text("phone", guest.Phone);
        writer.Text("birthDate", guest.Birth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.Text("company", guest.Company);
        writer.WriteStartArray("consents");
        Consent(writer, "email", guest.TakesMail && !guest.RefusesAll);
        Consent(writer, "post", guest.TakesPost && !guest.RefusesAll);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Texts("tags", guest.Tags);
        writer.Text("note", guest.Note);
        writer.Text("firstVisit", guest.FirstVisit > 0 ? Day(guest.FirstVisit) : null);
        writer.Text("lastVisit", guest.LastVisit > 0 ? Day(guest.LastVisit) : null);
        writer.WriteEndObject();
    }

    private static void Consent(Utf8JsonWriter writer, string channel, bool given)
    {
        writer.WriteStartObject();
        writer.WriteString("channel", channel);
        writer.WriteBoolean("isGiven", given);
        writer.WriteEndObject();
    }

    private void Offer(Utf8JsonWriter writer, (int Id, string Name, string Description, int Cents, bool Bookable) offer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", offer.Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("locationId", house.RidText);
        writer.WriteString("name", offer.Name);
        writer.WriteString("description", offer.Description);
        if (offer.Cents > 0)
        {
            writer.Cents("price", offer.Cents);
        }

        writer.WriteEndObject();
    }

    private void Location(Utf8JsonWriter writer)
    {
        var ours = OpenTableDirectoryApi.Ours;
        writer.WriteStartObject();
        writer.WriteString("id", house.RidText);
        writer.WriteString("locationId", house.RidText);
        writer.WriteString("name", ours.Name);
        writer.WriteStartObject("address");
        writer.WriteString("street", ours.Street);
        writer.WriteString("postalCode", ours.Code);
        writer.WriteString("city", ours.City);
        writer.WriteString("country", ours.Country);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
