namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>The body of <c>POST /v1/restaurants/{id}/reservations</c>.</summary>
internal sealed record TheForkBooking(string MealDate, int PartySize, TheForkDiner Customer, string? OfferUuid = null, string? CustomerNote = null, string? RestaurantNote = null)
{
    private const int LongestNote = 1000;

    public static TheForkBooking Of(CreateReservation command, TheForkClock clock, string? locale)
    {
        if (command.AreaId is not null)
        {
            throw TheForkRefusal.Unsupported("TheFork's API knows no areas. Say the wish as a note.");
        }

        return new TheForkBooking(
            clock.Write(command.Start, command.LocationId),
            command.PartySize > 0 ? command.PartySize : throw TheForkRefusal.Invalid("partySize", "A booking is for one person at least."),
            TheForkDiner.Of(command.Guest, locale),
            command.OfferId,
            Note("guestNote", command.GuestNote),
            Note("venueNote", command.VenueNote));
    }

    private static string? Note(string field, string? text) =>
        text is { Length: > LongestNote } ? throw TheForkRefusal.Invalid(field, $"TheFork takes notes of at most {LongestNote} characters.") : text;
}

/// <summary>The opt-ins in it. False does not take one back at TheFork.</summary>
internal sealed record TheForkOptins(bool RestaurantNewsletter);
