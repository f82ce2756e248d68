using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using Microsoft.AspNetCore.WebUtilities;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The Sync API: bookings, guests and bills in the order of their changes, by offset. What changes meanwhile moves to the end.</summary>
internal sealed class OpenTableSyncApi(OpenTableGate gate, OpenTableBook house)
{
    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Read(routes, "GET", "/sync/v2/reservations", (http, _) => Task.FromResult<JsonNode>(Reservations(http.Request)));
        gate.Read(routes, "GET", "/sync/v2/reservations/{id}", (http, _) => Task.FromResult<JsonNode>(Reservation(http.Request)));
        gate.Read(routes, "GET", "/sync/v2/guests", (http, _) => Task.FromResult<JsonNode>(Guests(http.Request)));
        gate.Read(routes, "GET", "/sync/v2/guests/{id}", (http, _) => Task.FromResult<JsonNode>(Guest(http.Request)));
        gate.Read(routes, "GET", "/sync/v2/pos-data", (http, _) => Task.FromResult<JsonNode>(Bills(http.Request)));
    }

    private JsonObject Reservations(HttpRequest request)
    {
        var (after, from, to) = (OpenTableQuery.Instant(request, "updated_after"), Scheduled(request, "scheduled_time_from"), Scheduled(request, "scheduled_time_to"));
        var (state, guest, number) = (OpenTableQuery.Text(request, "state"), OpenTableQuery.Text(request, "guest_id"), OpenTableQuery.Number(request, "confirmation_id"));
        var host = OpenTableQuery.Host(request);
        lock (house.Book.Gate)
        {
            return Page(
                request,
                Ours(request, house.Book.Bookings).Where(booking => IsWithin(booking, after, from, to)
                    && (state is null || string.Equals(OpenTableWords.State(booking), state, StringComparison.OrdinalIgnoreCase))
                    && (guest is null || (booking.Guest is { } diner && house.IdOf(diner) == guest))
                    && (number is null || booking.Confirmation == number)).OrderBy(booking => booking.Sequence),
                booking => OpenTableWire.Sync(house, booking, host));
        }
    }

    private JsonObject Reservation(HttpRequest request)
    {
        lock (house.Book.Gate)
        {
            return house.Uuid((string?)request.RouteValues["id"]) is { } id && house.Book.Find(id) is { } booking
                ? OpenTableWire.Sync(house, booking, OpenTableQuery.Host(request))
                : throw OpenTableException.NotFound();
        }
    }

    private JsonObject Guests(HttpRequest request)
    {
        var (after, optIn) = (OpenTableQuery.Instant(request, "updated_after"), OpenTableQuery.Text(request, "email_optin"));
        var host = OpenTableQuery.Host(request);
        lock (house.Book.Gate)
        {
            return Page(
                request,
                Ours(request, house.Book.Diners).Where(guest => (after is null || guest.Updated > after) && (optIn is null || guest.TakesMail == (optIn == "true"))).OrderBy(guest => guest.Sequence),
                guest => OpenTableWire.Guest(house, guest, host));
        }
    }

    private JsonObject Guest(HttpRequest request)
    {
        lock (house.Book.Gate)
        {
            return house.Uuid((string?)request.RouteValues["id"]) is { } id && house.Book.FindDiner(id) is { } guest
                ? OpenTableWire.Guest(house, guest, OpenTableQuery.Host(request))
                : throw OpenTableException.NotFound();
        }
    }

    private JsonObject Bills(HttpRequest request)
    {
        var (from, to) = (Scheduled(request, "scheduled_time_from"), Scheduled(request, "scheduled_time_to"));
        lock (house.Book.Gate)
        {
            return Page(
                request,
                Ours(request, house.Book.Bookings).Where(booking => booking.Bill > 0 && IsWithin(booking, null, from, to)).OrderBy(booking => booking.Sequence),
                booking => OpenTableWire.PosRow(house, booking));
        }
    }

    private static bool IsWithin(Booking booking, long? after, long? from, long? to) =>
        (after is null || booking.Updated > after) && (from is null || booking.Start >= from) && (to is null || booking.Start <= to);

    private List<TItem> Ours<TItem>(HttpRequest request, List<TItem> items) => OpenTableQuery.Number(request, "rid") is not { } rid || rid == house.Rid ? items : [];

    private long? Scheduled(HttpRequest request, string name)
    {
        if (OpenTableQuery.Text(request, name) is not { } text)
        {
            return null;
        }

        return !DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? throw new OpenTableException(400, OpenTableErrorShape.Framework, $"Failed to convert value of {name}")
            : house.ScheduledInUtc ? new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds() : ParisTime.ToUnix(time);
    }

    private JsonObject Page<TItem>(HttpRequest request, IEnumerable<TItem> items, Func<TItem, JsonObject> write)
    {
        var limit = Math.Clamp(OpenTableQuery.Number(request, "limit") ?? house.PageLimit, 1, house.PageLimit);
        var offset = OpenTableQuery.Number(request, "offset") ?? 0;
        var page = items.Skip(offset).Take(limit + 1).ToList();
        var more = page.Count > limit;
        return new JsonObject
        {
            ["hasNextPage"] = more,
            ["nextPageUrl"] = more ? Next(request, limit, offset + limit) : null,
            ["offset"] = offset,
            ["limit"] = limit,
            ["items"] = new JsonArray([.. page.Take(limit).Select(write)]),
        };
    }

    private static string Next(HttpRequest request, int limit, int offset)
    {
        var query = request.Query.Where(pair => pair.Key is not ("limit" or "offset")).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture))).Append(new("offset", offset.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString($"{request.Scheme}://{request.Host}{request.Path}", query);
    }
}
