using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>Making, changing and cancelling a booking. There is no key: the same booking sent twice is two bookings.</summary>
internal sealed partial class TheForkBookingApi(TheForkGate gate, TheForkBook house, TheForkTimesApi times, EffectLog effects, TheForkWebhooks webhooks)
{
    private const int AskFrom = 9;
    private static readonly string[] MayCreate = ["mealDate", "partySize", "offerUuid", "customerNote", "restaurantNote", "customer"];
    private static readonly string[] MayBeCustomer = ["email", "firstName", "lastName", "phone", "locale", "civility", "optins"];
    private static readonly string[] Civilities =
    [
        "mr", "mrs", "ms", "mr_and_mrs", "mx", "doctor", "professor", "counsel", "ambassador", "madam_ambassador", "president", "madam_president", "magister", "chef",
        "lord", "prince", "princess", "count", "countess", "duke", "duchess", "sir", "lady", "highness", "baron", "baroness", "company",
    ];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/restaurants/{id}/reservations", TheForkGate.Reservations, CreateAsync);
        gate.Map(routes, "PATCH", "/reservations/{id}", TheForkGate.Reservations, ModifyAsync);
        gate.Map(routes, "PATCH", "/reservations/{id}/cancel", TheForkGate.Reservations, CancelAsync);
    }

    /// <summary>Reads a meal time; one without offset is taken as UTC.</summary>
    public static long Meal(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var meal) ? meal.ToUnixTimeMilliseconds() : throw TheForkException.Of(400);

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex PhoneForm();

    [GeneratedRegex("^[a-z]{2,3}(_[A-Z]{2})?$")]
    private static partial Regex LocaleForm();

    private static void Check(bool good)
    {
        if (!good)
        {
            throw TheForkException.Of(400);
        }
    }

    private static int Size(JsonObject body) =>
        body.Number("partySize") is { } size && size > 0 && size == decimal.Truncate(size) && size < 1000 ? (int)size : throw TheForkException.Of(400);

    private static JsonObject Customer(JsonObject body)
    {
        Check(body.All(pair => MayCreate.Contains(pair.Key, StringComparer.Ordinal)));
        var customer = body.Child("customer") ?? throw TheForkException.Of(400);
        Check(customer.All(pair => MayBeCustomer.Contains(pair.Key, StringComparer.Ordinal)));
        Check(customer.Text("email")?.Contains('@', StringComparison.Ordinal) == true && customer.Text("firstName") is { Length: > 0 } && customer.Text("lastName") is { Length: > 0 });
        Check(LocaleForm().IsMatch(customer.Text("locale") ?? "") && Civilities.Contains(customer.Text("civility"), StringComparer.Ordinal));
        Check(!customer.ContainsKey("phone") || PhoneForm().IsMatch(customer.Text("phone") ?? ""));
        Check((body.Text("customerNote")?.Length ?? 0) <= 1000 && (body.Text("restaurantNote")?.Length ?? 0) <= 1000);
        return customer;
    }

    private async Task CreateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        times.CheckRestaurant(http, "Restaurant not found");
        var body = await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw TheForkException.Of(400);
        var (customer, party, start) = (Customer(body), Size(body), Meal(body.Text("mealDate")));
        var offer = body.Text("offerUuid") is { } uuid ? Array.IndexOf(house.Offers, Guid.TryParse(uuid, out var id) ? id : Guid.Empty) : -1;
        Check(offer >= 0 || !body.ContainsKey("offerUuid"));
        JsonObject answer;
        lock (house.Book.Gate)
        {
            CheckFree(start, party, offer);
            var guest = GuestOf(customer);
            var booking = house.Book.Add(start, party, guest, "api");
            (booking.Offer, booking.GuestNote, booking.VenueNote) = (offer, body.Text("customerNote"), body.Text("restaurantNote"));
            booking.Channel = TheForkWords.Channels.Length - 1;
            booking.State = party >= AskFrom ? BookingState.Requested : BookingState.Confirmed;
            answer = TheForkWire.WithCustomer(house, booking);
            webhooks.Reservation(booking, made: true);
        }

        effects.Note($"create {customer.Text("phone") ?? customer.Text("email")} {TheForkWire.Instant(start)} {party.ToString(CultureInfo.InvariantCulture)}");
        TheForkGate.TookEffect(http);
        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private void CheckFree(long start, int party, int offer, Booking? moved = null)
    {
        var taken = house.Grid.Taken();
        var free = house.Grid.Free(start, taken) + (moved is { TakesSeats: true } && moved.Start == start ? moved.Party : 0);
        var open = offer >= 0 ? TheForkTimesApi.OffersAt(start).Contains(offer) : TheForkTimesApi.IsOpenWithoutOffer(start);
        if (!SlotGrid.Has(start) || free < party || (!open && moved is null))
        {
            throw new TheForkException(409, "DOUBLE_BOOKING");
        }
    }

    private Diner GuestOf(JsonObject customer)
    {
        if (house.Book.FindDiner(customer.Text("email"), customer.Text("phone")) is { IsForgotten: false } known)
        {
            return known;
        }

        var guest = house.Book.AddDiner(customer.Text("firstName")!, customer.Text("lastName")!);
        (guest.Email, guest.Phone, guest.Locale, guest.Title) = (customer.Text("email"), customer.Text("phone"), customer.Text("locale"), customer.Text("civility"));
        guest.TakesMail = customer.Child("optins").Flag("restaurantNewsletter") ?? false;
        webhooks.Customer(guest, made: true);
        return guest;
    }

    private async Task ModifyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw TheForkException.Of(400);
        JsonObject answer;
        lock (house.Book.Gate)
        {
            var booking = house.Find((string?)http.Request.RouteValues["id"]);
            Check(body.All(pair => pair.Key is "mealDate" or "partySize" || (house.TakesNotes && pair.Key == "restaurantNote")));
            var (party, start) = (Size(body), Meal(body.Text("mealDate")));
            Check(booking.TakesSeats && booking.Start > house.Book.Moment);
            CheckFree(start, party, booking.Offer, booking);
            (booking.Start, booking.Party, booking.VenueNote) = (start, party, body.Text("restaurantNote") ?? booking.VenueNote);
            house.Book.Touch(booking);
            answer = TheForkWire.WithCustomer(house, booking);
            webhooks.Reservation(booking, made: false);
            effects.Note($"modify {booking.Id} {TheForkWire.Instant(start)} {party.ToString(CultureInfo.InvariantCulture)}");
        }

        TheForkGate.TookEffect(http);
        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private Task CancelAsync(HttpContext http, CancellationToken cancellationToken)
    {
        JsonObject answer;
        lock (house.Book.Gate)
        {
            var booking = house.Find((string?)http.Request.RouteValues["id"]);
            if (booking.State == BookingState.Cancelled)
            {
                throw new TheForkException(409, "DOUBLE_CANCELLATION");
            }

            if (!booking.TakesSeats || booking.Stage != BookingStage.None || booking.Start <= house.Book.Moment)
            {
                throw new TheForkException(400, "CANCELLATION_ERROR");
            }

            (booking.State, booking.RawState) = (BookingState.Cancelled, null);
            house.Book.Touch(booking);
            answer = TheForkWire.Cancelled(house, booking);
            webhooks.Reservation(booking, made: false);
            effects.Note($"cancel {booking.Id}");
        }

        TheForkGate.TookEffect(http);
        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }
}
