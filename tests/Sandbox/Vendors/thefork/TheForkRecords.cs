using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>The ledger in the contract's words. A bill and an offer's price are left out, because their unit is not certain.</summary>
internal sealed class TheForkRecords(TheForkBook house)
{
    /// <summary>Gives the records of a type, or null.</summary>
    public IEnumerable<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "reservation" => Copy(house.Book.Bookings, _ => true, Reservation),
        "guest" => Copy(house.Book.Diners, guest => !guest.IsForgotten, Guest),
        "offer" => Copy([.. Enumerable.Range(0, house.Offers.Length)], _ => true, Offer),
        _ => null,
    };

    private IEnumerable<Action<Utf8JsonWriter>> Copy<TItem>(List<TItem> items, Func<TItem, bool> choose, Action<Utf8JsonWriter, TItem> write)
    {
        lock (house.Book.Gate)
        {
            return [.. items.Where(choose).Select(item => (Action<Utf8JsonWriter>)(writer => write(writer, item)))];
        }
    }

    private void Reservation(Utf8JsonWriter writer, Booking booking)
    {
        var (status, stage) = (TheForkWords.Status(booking, house.Unknowns), TheForkWords.MealStatus(booking, house.Unknowns));
        writer.WriteStartObject();
        writer.WriteString("id", booking.Id.ToString());
        writer.WriteString("locationId", house.Restaurant.ToString());
        writer.Open("status", TheForkWords.Word(status), status);
        if (stage is not null)
        {
            writer.Open("stage", TheForkWords.StageWord(stage), stage);
        }

        writer.Instant("start", booking.Start);
        writer.WriteNumber("partySize", booking.Party);
        writer.Text("guestId", booking.Guest?.Id.ToString());
        writer.Text("guestNote", booking.GuestNote);
        writer.Text("venueNote", booking.VenueNote);
        writer.Text("channel", TheForkWords.Channel(booking, house.Unknowns));
        writer.Text("offerId", booking.Offer >= 0 ? house.Offers[booking.Offer].ToString() : null);
        writer.Instant("createdAt", booking.Created);
        writer.WriteEndObject();
    }

    private void Guest(Utf8JsonWriter writer, Diner guest)
    {
        writer.WriteStartObject();
        writer.WriteString("id", guest.Id.ToString());
        writer.WriteStartObject("person");
        writer.Text("firstName", guest.FirstName);
        writer.Text("lastName", guest.LastName);
        writer.Text("title", guest.Title);
        writer.Text("email", guest.Email);
        writer.Text("phone", guest.Phone);
        writer.Text("locale", guest.Locale?.Replace('_', '-'));
        writer.Text("birthDate", guest.Birth is { } birth ? TheForkWire.Day(birth) : null);
        if (guest.Address is { } address)
        {
            writer.WriteStartObject("address");
            writer.WriteString("street", address.Street);
            writer.WriteString("postalCode", address.Code);
            writer.WriteString("city", address.City);
            writer.WriteString("country", "FR");
            writer.WriteEndObject();
        }

        writer.WriteStartArray("consents");
        writer.WriteStartObject();
        writer.WriteString("channel", "email");
        writer.WriteBoolean("isGiven", guest.TakesMail);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteBoolean("isVip", guest.IsVip);
        writer.Texts("dietary", [.. guest.Allergies, .. guest.Diets]);
        writer.Texts("tags", guest.Index % 19 == 0 ? ["promo_seeker", .. guest.Tags] : guest.Tags);
        writer.Text("note", guest.Note);
        writer.WriteEndObject();
    }

    private void Offer(Utf8JsonWriter writer, int index)
    {
        writer.WriteStartObject();
        writer.WriteString("id", house.Offers[index].ToString());
        writer.WriteString("locationId", house.Restaurant.ToString());
        writer.WriteString("name", TheForkOffers.Names[index].French);
        writer.Text("description", index == 0 ? null : "Entrée, plat, dessert");
        writer.WriteEndObject();
    }
}
