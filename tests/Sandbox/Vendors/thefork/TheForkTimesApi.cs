using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>What is free, which offers there are, and closing and opening times.</summary>
internal sealed class TheForkTimesApi(TheForkGate gate, TheForkBook house, EffectLog effects)
{
    private const int LargestParty = 12;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/restaurants/{id}/availabilities", TheForkGate.Availabilities, DaysAsync);
        gate.Map(routes, "GET", "/restaurants/{id}/partySizes", TheForkGate.Availabilities, SizesAsync);
        gate.Map(routes, "GET", "/restaurants/{id}/timeslots", TheForkGate.Availabilities, TimesAsync);
        gate.Map(routes, "GET", "/restaurants/{id}/offers", TheForkGate.Availabilities, OffersAsync);
        gate.Map(routes, "PUT", "/restaurants/{id}/availabilities/override", TheForkGate.Override, OverrideAsync);
    }

    /// <summary>Tells which offers a time can be booked with.</summary>
    public static int[] OffersAt(long start) => ParisTime.Local(start).DayOfWeek switch
    {
        DayOfWeek.Tuesday or DayOfWeek.Wednesday => [0, 1],
        DayOfWeek.Sunday when IsLunch(start) => [TheForkOffers.Brunch],
        _ => [],
    };

    /// <summary>Tells whether a time can be booked without an offer.</summary>
    public static bool IsOpenWithoutOffer(long start) => ParisTime.Local(start).DayOfWeek != DayOfWeek.Sunday || !IsLunch(start);

    /// <summary>Refuses a restaurant that is not this one.</summary>
    public void CheckRestaurant(HttpContext http, string code = "RESTAURANT_NOT_FOUND")
    {
        if (!Guid.TryParse((string?)http.Request.RouteValues["id"], out var id) || id != house.Restaurant)
        {
            throw new TheForkException(404, code);
        }
    }

    private static bool IsLunch(long start) => ParisTime.Local(start).Hour < 18;

    private (int Party, int? Offer) Asked(HttpRequest request)
    {
        var offer = TheForkQuery.Uuid(request, "offerUuid") is { } id ? Array.IndexOf(house.Offers, id) : (int?)null;
        return (TheForkQuery.Count(request, "partySize", 1), offer);
    }

    private Task DaysAsync(HttpContext http, CancellationToken cancellationToken)
    {
        CheckRestaurant(http);
        var (days, asked) = (TheForkQuery.Days(http.Request), Asked(http.Request));
        var body = new JsonArray();
        lock (house.Book.Gate)
        {
            var taken = house.Grid.Taken();
            foreach (var day in Range(days))
            {
                var free = SlotGrid.Of(day).Where(start => house.Grid.Free(start, taken) >= asked.Party).ToList();
                var offers = free.SelectMany(OffersAt).Where(offer => asked.Offer is null || offer == asked.Offer).Distinct().Order().ToList();
                body.Add(new JsonObject { ["date"] = TheForkWire.Day(day), ["offerList"] = List(offers), ["hasNormalStock"] = free.Exists(IsOpenWithoutOffer) });
            }
        }

        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }

    private Task SizesAsync(HttpContext http, CancellationToken cancellationToken)
    {
        CheckRestaurant(http);
        var (days, asked) = (TheForkQuery.Days(http.Request), Asked(http.Request));
        int best;
        lock (house.Book.Gate)
        {
            var taken = house.Grid.Taken();
            var times = Range(days).SelectMany(SlotGrid.Of).Where(start => asked.Offer is null || OffersAt(start).Contains(asked.Offer.Value));
            best = times.Select(start => house.Grid.Free(start, taken)).DefaultIfEmpty(0).Max();
        }

        return JsonBody.WriteAsync(http, 200, new JsonArray([.. Enumerable.Range(1, Math.Min(best, LargestParty)).Select(size => (JsonNode)size)]), cancellationToken);
    }

    private Task TimesAsync(HttpContext http, CancellationToken cancellationToken)
    {
        CheckRestaurant(http);
        var (day, asked) = (TheForkQuery.Day(http.Request, "date"), Asked(http.Request));
        var body = new JsonArray();
        lock (house.Book.Gate)
        {
            var taken = house.Grid.Taken();
            foreach (var start in SlotGrid.Of(day).Where(start => start > house.Book.Moment))
            {
                // A full time stays in the list, with no stock of either kind.
                var free = house.Grid.Free(start, taken) >= asked.Party;
                var guarantees = Guarantees(start, asked.Party);
                body.Add(new JsonObject
                {
                    ["datetime"] = ParisTime.Local(start).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    ["offers"] = free ? List([.. OffersAt(start).Where(offer => asked.Offer is null || offer == asked.Offer)]) : null,
                    ["hasNormalStock"] = free && IsOpenWithoutOffer(start),
                    ["hasPaymentGuaranteeRequirement"] = guarantees.Count > 0,
                    ["guaranteeRequirementList"] = guarantees,
                });
            }
        }

        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }

    private Task OffersAsync(HttpContext http, CancellationToken cancellationToken)
    {
        CheckRestaurant(http);
        var locale = http.Request.Query["locale"].FirstOrDefault() ?? throw TheForkException.Of(400);
        return JsonBody.WriteAsync(http, 200, new JsonArray([.. house.Offers.Select((id, index) => TheForkOffers.ToJson(id, index, locale))]), cancellationToken);
    }

    private async Task OverrideAsync(HttpContext http, CancellationToken cancellationToken)
    {
        CheckRestaurant(http);
        var body = await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw TheForkException.Of(400);
        var day = TheForkQuery.Day(body.Text("date"));
        var first = Hour(body.Text("startTime"));
        var last = body.ContainsKey("endTime") ? Hour(body.Text("endTime")) : first;
        var open = body.Flag("isOpen") ?? false;
        lock (house.Book.Gate)
        {
            house.Grid.Set(day, first, last, open);
        }

        effects.Note($"override {TheForkWire.Day(day)} {first:HH\\:mm}-{last:HH\\:mm} {(open ? "open" : "closed")}");
        TheForkGate.TookEffect(http);
        var answer = new JsonObject { ["restaurantUuid"] = house.Restaurant.ToString(), ["date"] = TheForkWire.Day(day), ["startTime"] = first.ToString("HH:mm", CultureInfo.InvariantCulture), ["endTime"] = last.ToString("HH:mm", CultureInfo.InvariantCulture), ["isOpen"] = open };
        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private static TimeOnly Hour(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : throw TheForkException.Of(400);

    private static IEnumerable<DateOnly> Range((DateOnly First, DateOnly Last) days) =>
        Enumerable.Range(0, Math.Min(400, days.Last.DayNumber - days.First.DayNumber + 1)).Select(days.First.AddDays);

    private JsonArray? List(List<int> offers) => offers.Count == 0 ? null : [.. offers.Select(offer => (JsonNode)house.Offers[offer].ToString())];

    private JsonArray Guarantees(long start, int party)
    {
        var list = new JsonArray();
        if (ParisTime.Local(start).DayOfWeek == DayOfWeek.Saturday && !IsLunch(start))
        {
            list.Add(new JsonObject { ["guaranteeType"] = "prepayment", ["amount"] = 20, ["minimumCancellationHours"] = 48, ["minimumPartySize"] = 0 });
        }

        if (party >= 6)
        {
            list.Add(new JsonObject { ["guaranteeType"] = "imprint", ["amount"] = 10, ["minimumCancellationHours"] = 24, ["minimumPartySize"] = 6, ["offerUuid"] = house.Offers[1].ToString() });
        }

        return list;
    }
}
