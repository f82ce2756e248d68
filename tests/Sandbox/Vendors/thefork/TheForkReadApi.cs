using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>Lists of ids by whole days, and one booking or guest each.</summary>
internal sealed class TheForkReadApi(TheForkGate gate, TheForkBook house)
{
    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/reservations", TheForkGate.Reservations, ListAsync);
        gate.Map(routes, "GET", "/reservations/{id}", TheForkGate.Reservations, GetAsync);
        gate.Map(routes, "GET", "/customers", TheForkGate.Customers, ListCustomersAsync);
        gate.Map(routes, "GET", "/customers/{id}", TheForkGate.Customers, GetCustomerAsync);
        gate.Map(routes, "GET", "/restaurants/{id}/customers/phone/{phone}", TheForkGate.Customers, FindCustomerAsync);
    }

    private bool Within(long unixMs, (DateOnly First, DateOnly Last) days)
    {
        var day = house.DayOf(unixMs);
        return day >= days.First && (house.EndIsExclusive ? day < days.Last : day <= days.Last);
    }

    private Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (group, restaurant) = (TheForkQuery.Uuid(http.Request, "groupUuid"), TheForkQuery.Uuid(http.Request, "restaurantUuid"));
        var days = TheForkQuery.Days(http.Request);
        var byMeal = http.Request.Query["filterBy"].FirstOrDefault() switch
        {
            null or "updatedDate" => false,
            "mealDate" => true,
            _ => throw TheForkException.Of(400),
        };
        if (group is null && restaurant is null)
        {
            throw TheForkException.Of(400);
        }

        List<Guid> ids;
        lock (house.Book.Gate)
        {
            long At(Booking booking) => byMeal ? booking.Start : booking.Updated;
            ids = (restaurant ?? house.Restaurant) != house.Restaurant || (group ?? house.Group) != house.Group
                ? []
                : [.. house.Book.Bookings.Where(booking => Within(At(booking), days)).OrderBy(At).ThenBy(booking => booking.Id).Select(booking => booking.Id)];
        }

        return TheForkQuery.PageAsync(http, ids, cancellationToken);
    }

    private Task GetAsync(HttpContext http, CancellationToken cancellationToken)
    {
        JsonObject body;
        lock (house.Book.Gate)
        {
            body = TheForkWire.Reservation(house, house.Find((string?)http.Request.RouteValues["id"]));
        }

        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }

    private Task ListCustomersAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var group = TheForkQuery.Uuid(http.Request, "groupUuid") ?? throw TheForkException.Of(400);
        var days = TheForkQuery.Days(http.Request);
        List<Guid> ids;
        lock (house.Book.Gate)
        {
            ids = group != house.Group
                ? []
                : [.. house.Book.Diners.Where(guest => !guest.IsForgotten && (Within(guest.Created, days) || Within(guest.Updated, days))).OrderBy(guest => guest.Updated).ThenBy(guest => guest.Id).Select(guest => guest.Id)];
        }

        return TheForkQuery.PageAsync(http, ids, cancellationToken);
    }

    private Task GetCustomerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        JsonObject body;
        lock (house.Book.Gate)
        {
            body = Guid.TryParse((string?)http.Request.RouteValues["id"], out var id) && house.Book.FindDiner(id) is { IsForgotten: false } guest
                ? TheForkWire.Customer(house, guest)
                : throw new TheForkException(404, "CUSTOMER_NOT_FOUND");
        }

        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }

    private Task FindCustomerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        JsonObject body;
        lock (house.Book.Gate)
        {
            var phone = (string?)http.Request.RouteValues["phone"] ?? "";
            var here = Guid.TryParse((string?)http.Request.RouteValues["id"], out var restaurant) && restaurant == house.Restaurant;
            if (!here || house.Book.FindDiner(null, phone) is not { IsForgotten: false } guest)
            {
                throw new TheForkException(404, "PHONE_NUMBER_NOT_FOUND");
            }

            var next = house.Book.Bookings.Where(booking => booking.Guest == guest && booking.Start > house.Book.Moment).OrderBy(booking => booking.Start);
            body = new JsonObject
            {
                ["customerUuid"] = guest.Id.ToString(),
                ["firstName"] = guest.FirstName,
                ["lastName"] = guest.LastName,
                ["phone"] = phone,
                ["email"] = guest.Email,
                ["nextReservationsList"] = new JsonArray([.. next.Select(booking => new JsonObject
                {
                    ["reservationUuid"] = booking.Id.ToString(),
                    ["mealDate"] = TheForkWire.Instant(booking.Start),
                    ["status"] = TheForkWords.Status(booking, house.Unknowns),
                })]),
            };
        }

        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }
}
