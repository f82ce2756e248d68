using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>What is free around a wall time, for one size of party, in the forms of both booking APIs.</summary>
internal sealed class OpenTableTimesApi(OpenTableGate gate, OpenTableBook house)
{
    private const int Widest = 720;
    private const int LargestParty = 20;
    private const string Policy = "70aa31c09be24d55f0127e91:v1";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Read(routes, "GET", "/v2/availability/{rid}", (http, _) => Task.FromResult<JsonNode>(Answer(http.Request, inHouse: false)));
        gate.Read(routes, "GET", "/inhouse/v1/availability/{rid}", (http, _) => Task.FromResult<JsonNode>(Answer(http.Request, inHouse: true)));
        gate.Read(routes, "GET", "/v2/availability-metadata/{rid}", (_, _) => Task.FromResult<JsonNode>(Metadata()));
        gate.Read(routes, "GET", "/v2/experiences/{rid}/active", (_, _) => Task.FromResult<JsonNode>(OpenTableExperiences.ToJson(house.Rid)));
    }

    private static JsonObject Metadata() => new()
    {
        ["data"] = new JsonObject
        {
            ["enviroments"] = new JsonArray("Outdoor", "Indoor"),
            ["attributes"] = new JsonArray("bar", "outdoor", "highTop", "default"),
            ["dining_areas"] = new JsonArray([.. OpenTableDesk.Areas.Select(area => new JsonObject { ["id"] = area.Id, ["name"] = area.Name, ["description"] = area.Name, ["environment"] = area.Environment })]),
        },
    };

    private static long Minutes(HttpRequest request, string name) =>
        OpenTableQuery.Number(request, name) is not { } minutes ? 150 * 60_000L
        : minutes <= Widest ? minutes * 60_000L
        : throw OpenTableException.List(400, $"{name} must be less than or equal to {Widest.ToString(CultureInfo.InvariantCulture)}");

    private JsonObject Answer(HttpRequest request, bool inHouse)
    {
        var party = OpenTableQuery.Number(request, "party_size") ?? throw OpenTableException.List(400, "party_size should not be null");
        var around = OpenTableQuery.Wall(OpenTableQuery.Text(request, "start_date_time"), "start_date_time");
        var (first, last) = (around - Minutes(request, "backward_minutes"), around + Minutes(request, "forward_minutes"));
        var experiences = OpenTableQuery.Text(request, "include_experiences") == "true";
        List<long> free;
        long now;
        lock (house.Book.Gate)
        {
            now = house.Book.Moment;
            var taken = house.Grid.Taken();
            var days = Enumerable.Range(0, 1 + ParisTime.Day(last).DayNumber - ParisTime.Day(first).DayNumber).Select(ParisTime.Day(first).AddDays);
            free = [.. days.SelectMany(SlotGrid.Of).Where(start => start >= first && start <= last && party <= LargestParty && house.Grid.Free(start, taken) >= party)];
        }

        var body = new JsonObject { ["rid"] = house.Rid, ["party_size"] = party };
        if (inHouse)
        {
            body["restaurant_settings"] = new JsonObject { ["scc_enabled"] = true };
        }

        body["times"] = new JsonArray([.. free.Select(start => (JsonNode)OpenTableWire.Minute(start))]);
        body["times_available"] = new JsonArray([.. free.Select(start => new JsonObject { ["time"] = OpenTableWire.Minute(start), ["availability_types"] = Types(start, inHouse, experiences) })]);
        if (!inHouse)
        {
            body["no_availability_reasons"] = free.Count > 0 ? new JsonArray() : new JsonArray(Reason(party, around, now));
            body["href"] = OpenTableQuery.Host(request).AbsoluteUri + "v2/availability/" + house.RidText;
        }

        return body;
    }

    private static string Reason(int party, long around, long now) => party > LargestParty ? "AboveMaxPartySize"
        : party < 1 ? "BelowMinPartySize"
        : around > now + (SlotGrid.DaysAhead * 86_400_000L) ? "OutsideBookingWindow"
        : "NoTimesExist";

    private JsonArray Types(long start, bool inHouse, bool experiences)
    {
        var standard = new JsonObject { ["type"] = "Standard" };
        if (!inHouse)
        {
            standard["cancellationPolicy"] = OpenTableDesk.HasExperience(start) ? new JsonObject { ["type"] = "Deposit", ["id"] = Policy } : new JsonObject();
        }

        standard["diningArea"] = new JsonArray([.. OpenTableDesk.Areas.Take(2).Select(area => Area(start, area, inHouse, experience: false))]);
        var types = new JsonArray(standard);
        if (experiences && OpenTableDesk.HasExperience(start))
        {
            var id = OpenTableExperiences.All[0].Id;
            types.Add(new JsonObject
            {
                ["type"] = "Experience",
                ["diningArea"] = new JsonArray(Area(start, OpenTableDesk.Areas[0], inHouse, experience: true)),
                ["experienceCancellationPolicy"] = new JsonArray(new JsonObject { ["experienceId"] = id, ["type"] = "Hold", ["id"] = Policy }),
            });
        }

        return types;
    }

    private JsonObject Area(long start, (int Id, string Name, string Environment) area, bool inHouse, bool experience)
    {
        var body = new JsonObject { ["id"] = area.Id };
        body[inHouse ? "table_type" : "attributes"] = area.Environment == "Outdoor" ? new JsonArray("default", "outdoor") : new JsonArray("default");
        if (!inHouse)
        {
            body["environment"] = area.Environment;
            body["booking_url"] = $"https://www.opentable.example/book/validate?rid={house.RidText}&d={Uri.EscapeDataString(OpenTableWire.Minute(start))}";
            body["booking_restref_url"] = $"https://www.opentable.example/restref/client?rid={house.RidText}";
        }

        if (experience)
        {
            body["experience_ids"] = new JsonArray(OpenTableExperiences.All[0].Id);
        }

        return body;
    }
}
