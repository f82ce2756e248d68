using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The directory of every restaurant of the network; ours is one among them.</summary>
internal sealed class OpenTableDirectoryApi(OpenTableGate gate, OpenTableBook house)
{
    private const int Others = 230;
    private const int Place = 137;

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) => gate.Read(routes, "GET", "/sync/directory", (http, _) => Task.FromResult<JsonNode>(List(http.Request)));

    /// <summary>Gives the restaurant's address.</summary>
    public static (string Name, string Street, string City, string Code, string Country) Ours => ("Le Vieux Moulin", "1 chemin du Moulin", "Olivet", "45160", "FR");

    private JsonObject List(HttpRequest request)
    {
        var (limit, offset) = (Math.Clamp(OpenTableQuery.Number(request, "limit") ?? 10, 1, 1000), OpenTableQuery.Number(request, "offset") ?? 0);
        var country = OpenTableQuery.Text(request, "country");
        var all = Enumerable.Range(0, Others + 1).Where(place => country is null || country == (place == Place ? "FR" : Country(place))).ToList();
        return new JsonObject
        {
            ["offset"] = offset,
            ["limit"] = limit,
            ["total_items"] = all.Count,
            ["items"] = new JsonArray([.. all.Skip(offset).Take(limit).Select(place => place == Place
                ? Row(house.Rid, Ours.Name, Ours.Street, Ours.City, Ours.Code, Ours.Country)
                : Row(4 + (place * 17), "Bistrot no " + place.ToString(CultureInfo.InvariantCulture), "2 place du Marché", "Villeneuve", "00000", Country(place)))]),
        };
    }

    private static string Country(int place) => place % 2 == 0 ? "FR" : "GB";

    private static JsonObject Row(int rid, string name, string street, string city, string code, string country) => new()
    {
        ["rid"] = rid,
        ["name"] = name,
        ["address"] = street,
        ["address2"] = "",
        ["city"] = city,
        ["state"] = "",
        ["country"] = country,
        ["latitude"] = "47.8626",
        ["longitude"] = "1.9006",
        ["postal_code"] = code,
        ["phone_number"] = "",
        ["metro_name"] = "Loiret",
        ["reservation_url"] = "https://www.opentable.example/restaurant/profile/" + rid.ToString(CultureInfo.InvariantCulture),
        ["profile_url"] = "https://www.opentable.example/restaurant/profile/" + rid.ToString(CultureInfo.InvariantCulture),
        ["is_restaurant_in_group"] = false,
        ["aggregate_score"] = "4.6",
        ["price_quartile"] = "$$",
        ["review_count"] = 12,
        ["category"] = new JsonArray("French"),
    };
}
