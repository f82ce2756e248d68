using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The account and its two places.</summary>
internal sealed class SquareAccountApi
{
    private readonly SquareGate gate;
    private readonly JsonObject[] locations;
    private readonly JsonObject merchant;

    /// <summary>Lays them out.</summary>
    public SquareAccountApi(SquareGate gate, SquareNames names)
    {
        this.gate = gate;
        locations = [Place(names, 0, "Salle", "Rue de la Meunerie 12"), Place(names, 1, "Terrasse", "Quai du Moulin 3")];
        merchant = new JsonObject
        {
            ["id"] = names.Merchant,
            ["business_name"] = "Le Vieux Moulin",
            ["country"] = "FR",
            ["language_code"] = "fr-FR",
            ["currency"] = "EUR",
            ["status"] = "ACTIVE",
            ["main_location_id"] = names.Locations[0],
            ["created_at"] = "2021-03-01T09:00:00.000Z",
        };
    }

    /// <summary>Gets the places.</summary>
    public IReadOnlyList<JsonObject> Locations => locations;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Scope = "MERCHANT_PROFILE_READ";
        gate.Map(routes, "GET", "/v2/locations", Scope, (http, token) => JsonBody.WriteAsync(http, 200, new JsonObject { ["locations"] = new JsonArray([.. locations.Select(place => place.DeepClone())]) }, token));
        gate.Map(routes, "GET", "/v2/locations/{id}", Scope, (http, token) => OneAsync(http, "location", Array.Find(locations, place => Names(place, http, "main")), token));
        gate.Map(routes, "GET", "/v2/merchants", Scope, (http, token) => JsonBody.WriteAsync(http, 200, new JsonObject { ["merchant"] = new JsonArray(merchant.DeepClone()) }, token));
        gate.Map(routes, "GET", "/v2/merchants/{id}", Scope, (http, token) => OneAsync(http, "merchant", Names(merchant, http, "me") ? merchant : null, token));
    }

    private static bool Names(JsonObject thing, HttpContext http, string alias) =>
        (string)http.Request.RouteValues["id"]! is var id && (id == thing.Text("id") || (id == alias && thing.Text("name") != "Terrasse"));

    private static Task OneAsync(HttpContext http, string name, JsonObject? thing, CancellationToken cancellationToken) =>
        thing is null ? throw new SquareException(SquareError.NotFound()) : JsonBody.WriteAsync(http, 200, new JsonObject { [name] = thing.DeepClone() }, cancellationToken);

    private static JsonObject Place(SquareNames names, int index, string name, string street) => new()
    {
        ["id"] = names.Locations[index],
        ["name"] = name,
        ["address"] = new JsonObject { ["address_line_1"] = street, ["locality"] = "Moulins-la-Marche", ["postal_code"] = "61380", ["country"] = "FR" },
        ["timezone"] = "Europe/Paris",
        ["capabilities"] = new JsonArray("CREDIT_CARD_PROCESSING"),
        ["status"] = "ACTIVE",
        ["created_at"] = "2021-03-01T09:00:00Z",
        ["merchant_id"] = names.Merchant,
        ["country"] = "FR",
        ["language_code"] = "fr-FR",
        ["currency"] = "EUR",
        ["business_name"] = "Le Vieux Moulin",
        ["type"] = "PHYSICAL",
    };
}
