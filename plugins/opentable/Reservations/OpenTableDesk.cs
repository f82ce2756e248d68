using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>The calls of the two booking APIs, which name a booking in two ways of their own.</summary>
internal sealed class OpenTableDesk(OpenTableApi api, OpenTableReservations reservations, OpenTableClock clock, OpenTableOptions options)
{
    /// <summary>The area that every restaurant has in the vendor's samples.</summary>
    private const int UsualArea = 1;

    public bool IsInHouse => options.IsInHouse;

    private string Root => options.IsInHouse ? "inhouse/v1/booking" : "v2/booking";

    /// <summary>Holds a time for about five minutes.</summary>
    /// <returns>The token to book with.</returns>
    public async Task<string> HoldAsync(string restaurantId, string wall, int partySize, string? areaId, WriteKey key, CancellationToken cancellationToken)
    {
        var area = areaId is null ? options.DiningAreaId ?? UsualArea
            : int.TryParse(areaId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw OpenTableRefusal.Invalid("areaId", "OpenTable's areas are numbers.");
        var body = options.IsInHouse
            ? new OpenTableHold(partySize, wall, area, RestaurantId: restaurantId, TableType: OpenTableHold.Usual)
            : new OpenTableHold(partySize, wall, area, ReservationAttribute: OpenTableHold.Usual, Environment: await EnvironmentAsync(restaurantId, area, cancellationToken));
        var path = $"{Root}/{Uri.EscapeDataString(restaurantId)}/{(options.IsInHouse ? "locks" : "slot_locks")}";
        var answer = await api.WriteAsync(HttpMethod.Post, path, body, OpenTableJson.Default.OpenTableHold, key, cancellationToken);
        return JsonSerializer.Deserialize(answer, OpenTableJson.Default.OpenTableHeld)!.ReservationToken;
    }

    /// <summary>Books what is held.</summary>
    public async Task<OpenTableBooked> BookAsync(string restaurantId, OpenTableBooking booking, WriteKey key, CancellationToken cancellationToken)
    {
        var answer = await api.WriteAsync(HttpMethod.Post, $"{Root}/{Uri.EscapeDataString(restaurantId)}/reservations", booking, OpenTableJson.Default.OpenTableBooking, key, cancellationToken);
        return JsonSerializer.Deserialize(answer, OpenTableJson.Default.OpenTableBooked)!;
    }

    /// <summary>Reads a booking as Sync has it now.</summary>
    public Task<RawRecord> HeldAsync(string reservationId, CancellationToken cancellationToken) => reservations.NeededAsync(reservationId, cancellationToken);

    /// <summary>Finds what Sync shows of a booking just made; null when it does not yet.</summary>
    public Task<RawRecord?> FindAsync(string restaurantId, long confirmation, CancellationToken cancellationToken) => reservations.FindAsync(restaurantId, confirmation, cancellationToken);

    /// <summary>Changes a booking; at the network the new time is held first.</summary>
    public async Task<OpenTableBooked> ChangeAsync(OpenTableReservation held, string wall, int partySize, string? note, WriteKey key, CancellationToken cancellationToken)
    {
        var path = await PathAsync(held, cancellationToken);
        byte[] answer;
        if (options.IsInHouse)
        {
            var change = new OpenTableInHouseChange(partySize.ToString(CultureInfo.InvariantCulture), wall, note);
            answer = await api.WriteAsync(HttpMethod.Put, path, change, OpenTableJson.Default.OpenTableInHouseChange, key.Step("change"), cancellationToken);
        }
        else
        {
            // A time held and not taken, as after a lost answer, is let go after five minutes.
            var token = await HoldAsync(held.RestaurantId, wall, partySize, null, key.Step("hold"), cancellationToken);
            var change = new OpenTableChange(partySize, wall, note, token, OpenTableHold.Usual);
            answer = await api.WriteAsync(HttpMethod.Put, path, change, OpenTableJson.Default.OpenTableChange, key.Step("change"), cancellationToken);
        }

        return JsonSerializer.Deserialize(answer, OpenTableJson.Default.OpenTableBooked)!;
    }

    public Task CancelAsync(string path, WriteKey key, CancellationToken cancellationToken) => options.IsInHouse
        ? api.DeleteAsync(path, key, cancellationToken)
        : api.WriteAsync(HttpMethod.Put, path, new OpenTableStatus("CancelledWeb"), OpenTableJson.Default.OpenTableStatus, key, cancellationToken);

    /// <summary>Gets a booking's address: by its number at the network, or in-house by an id that only a search by telephone tells.</summary>
    public async Task<string> PathAsync(OpenTableReservation held, CancellationToken cancellationToken)
    {
        var list = $"{Root}/{held.RestaurantId}/reservations";
        var confirmation = held.ConfirmationId ?? throw OpenTableRefusal.Refused("OpenTable gave this booking no confirmation number. Change it in GuestCenter.");
        return options.IsInHouse
            ? $"{list}/{Uri.EscapeDataString(await InHouseIdAsync(held, confirmation, cancellationToken))}"
            : string.Create(CultureInfo.InvariantCulture, $"{list}/{held.RestaurantId}-{confirmation}");
    }

    private async Task<string> InHouseIdAsync(OpenTableReservation held, long confirmation, CancellationToken cancellationToken)
    {
        if (held.GuestId is { } guest && await new OpenTableGuests(api, clock).FindAsync(guest, cancellationToken) is { } known && known.ToGuest().Person.Phone is { } phone)
        {
            var (code, _, number) = OpenTablePhones.Split("guest.phone", phone);
            var search = new OpenTableSearch(new OpenTablePhone(number, int.Parse(code, CultureInfo.InvariantCulture)));
            var answer = await api.AskAsync($"{Root}/{held.RestaurantId}/reservations/search", search, OpenTableJson.Default.OpenTableSearch, cancellationToken);
            var found = JsonSerializer.Deserialize(answer, OpenTableJson.Default.OpenTableSearchAnswer)!.Reservations?.Find(one => one.ConfirmationNumber == confirmation);
            if (found is not null)
            {
                return found.ReservationId;
            }
        }

        throw OpenTableRefusal.Refused("OpenTable's in-house API knows a coming booking by its guest's telephone only, and does not show this one. Change it in GuestCenter.");
    }

    private async Task<string?> EnvironmentAsync(string restaurantId, int area, CancellationToken cancellationToken) =>
        (await api.GetAsync($"v2/availability-metadata/{Uri.EscapeDataString(restaurantId)}", OpenTableJson.Default.OpenTableMetadata, cancellationToken))
            .Data?.DiningAreas?.Find(known => known.Id == area)?.Environment;
}
