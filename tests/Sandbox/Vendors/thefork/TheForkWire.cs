using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>Writes bookings and guests in the vendor's form.</summary>
internal static class TheForkWire
{
    /// <summary>Writes an instant.</summary>
    public static string Instant(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a booking whole.</summary>
    public static JsonObject Reservation(TheForkBook house, Booking booking)
    {
        var body = Short(house, booking);
        body["mealStatus"] = TheForkWords.MealStatus(booking, house.Unknowns);
        body["restaurantNote"] = booking.VenueNote;
        body["customerUuid"] = booking.Guest?.Id.ToString();
        body["customFields"] = booking.Table > 0 && booking.Index % 9 == 0 ? new JsonArray(Field(house, "Table préférée", booking.Table)) : null;
        body["offerDetails"] = booking.Offer >= 0 ? TheForkOffers.Details(booking.Offer) : null;
        body["utmTrackingInformation"] = booking.Index % 23 == 0 ? new JsonArray(new JsonObject { ["key"] = "utm_source", ["value"] = "lettre" }) : null;
        body["billAmount"] = booking.Bill > 0 ? new JsonObject { ["totalPrice"] = booking.Bill / 100m, ["currency"] = "EUR" } : null;
        body["reservationChannel"] = TheForkWords.Channel(booking, house.Unknowns);
        body["createdAt"] = Instant(booking.Created);
        body["updatedAt"] = Instant(booking.Updated);
        if (house.Unknowns && booking.Index % 5 == 0)
        {
            body["seatingPreference"] = "terrace";
        }

        return body;
    }

    /// <summary>Writes a booking as a cancellation answers it.</summary>
    public static JsonObject Cancelled(TheForkBook house, Booking booking)
    {
        var body = Short(house, booking);
        body["customerUuid"] = booking.Guest?.Id.ToString();
        return body;
    }

    /// <summary>Writes a booking with its guest, as making and changing one answer.</summary>
    public static JsonObject WithCustomer(TheForkBook house, Booking booking)
    {
        var body = Short(house, booking);
        body["mealStatus"] = TheForkWords.MealStatus(booking, house.Unknowns);
        body["restaurantNote"] = booking.VenueNote;
        body["customer"] = booking.Guest is not { } guest ? null : new JsonObject
        {
            ["customerUuid"] = guest.Id.ToString(),
            ["email"] = guest.Email,
            ["firstName"] = guest.FirstName,
            ["lastName"] = guest.LastName,
            ["phone"] = guest.Phone,
            ["locale"] = guest.Locale,
            ["civility"] = guest.Title,
            ["optins"] = new JsonObject { ["restaurantNewsletter"] = guest.TakesMail },
        };
        return body;
    }

    /// <summary>Writes a guest.</summary>
    public static JsonObject Customer(TheForkBook house, Diner guest)
    {
        var body = new JsonObject
        {
            ["customerUuid"] = guest.Id.ToString(),
            ["email"] = guest.Email,
            ["firstName"] = guest.FirstName,
            ["lastName"] = guest.LastName,
            ["phone"] = guest.Phone,
            ["birthDate"] = guest.Birth is { } birth ? Day(birth) : null,
            ["locale"] = guest.Locale,
            ["civility"] = guest.Title,
            ["rank"] = null,
            ["computedRank"] = guest.IsVip ? "gold" : null,
            ["isVip"] = guest.IsVip,
            ["address"] = guest.Address?.Street,
            ["allergiesAndIntolerances"] = Texts(guest.Allergies),
            ["dietaryRestrictions"] = Texts(guest.Diets),
            ["spendingBehaviour"] = guest.Index % 19 == 0 ? new JsonArray("promo_seeker") : null,
            ["customerRelationship"] = null,
            ["riskLevel"] = null,
            ["otherTags"] = Texts(guest.Tags),
            ["favFood"] = null,
            ["favDrinks"] = guest.Index % 17 == 0 ? "Sancerre" : null,
            ["favSeating"] = null,
            ["notes"] = guest.Note,
            ["originRestaurantUuid"] = house.Restaurant.ToString(),
            ["originRestaurantName"] = "Le Vieux Moulin",
            ["creationDate"] = Day(house.DayOf(guest.Created)),
            ["lastUpdateDate"] = Day(house.DayOf(guest.Updated)),
            ["isPromoter"] = false,
            ["secondaryPhone"] = null,
            ["country"] = guest.Address is null ? null : "FR",
            ["city"] = guest.Address?.City,
            ["zipcode"] = guest.Address?.Code,
            ["optins"] = new JsonObject { ["restaurantNewsletter"] = guest.TakesMail },
            ["customFields"] = guest.Index % 13 == 0 ? new JsonArray(Field(house, "Client régulier du midi", true)) : null,
        };
        if (house.Unknowns && guest.Index % 7 == 0)
        {
            body["loyaltyTier"] = "silver";
        }

        return body;
    }

    private static JsonArray? Texts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : [.. texts.Select(text => (JsonNode)text)];

    private static JsonObject Field(TheForkBook house, string label, JsonNode value) => new()
    {
        ["labelUuid"] = house.Label.ToString(),
        ["label"] = label,
        ["type"] = value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "integer" : "boolean",
        ["value"] = value,
        ["valueUuid"] = null,
    };

    private static JsonObject Short(TheForkBook house, Booking booking) => new()
    {
        ["reservationUuid"] = booking.Id.ToString(),
        ["restaurantUuid"] = house.Restaurant.ToString(),
        ["mealDate"] = Instant(booking.Start),
        ["partySize"] = booking.Party,
        ["status"] = TheForkWords.Status(booking, house.Unknowns),
        ["offerUuid"] = booking.Offer >= 0 ? house.Offers[booking.Offer].ToString() : null,
        ["customerNote"] = booking.GuestNote,
    };
}
