using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The restaurant's experiences.</summary>
internal static class OpenTableExperiences
{
    /// <summary>Gets number, name, description, price of a person in cents or zero, and whether it can be booked.</summary>
    public static readonly (int Id, string Name, string Description, int Cents, bool Bookable)[] All =
    [
        (700_101, "Menu du moulin", "Cinq services autour de la farine.", 5900, true),
        (700_102, "Accord mets et vins", "Quatre verres choisis par la sommelière.", 0, true),
        (700_103, "Brunch d’été", "De juin à août.", 2800, false),
    ];

    /// <summary>Writes the list.</summary>
    public static JsonObject ToJson(int rid) => new() { ["data"] = new JsonArray([.. All.Select(item => One(rid, item.Id, item.Name, item.Description, item.Cents, item.Bookable))]) };

    private static JsonObject One(int rid, int id, string name, string description, int cents, bool bookable)
    {
        var body = new JsonObject
        {
            ["add_ons"] = new JsonObject { ["groups"] = new JsonArray(), ["max_per_reservation"] = 0 },
            ["add_ons_summary"] = new JsonObject { ["available"] = "NONE", ["count"] = 0 },
            ["bookable"] = bookable,
            ["description"] = description,
            ["experience_id"] = id,
            ["name"] = name,
            ["rid"] = rid,
            ["type"] = "Special menu",
            ["type_enum"] = "PRIX_FIXE",
            ["type_id"] = 2,
            ["version"] = 1,
            ["experience_images"] = new JsonArray(),
        };
        if (cents > 0)
        {
            body["currency"] = "EUR";
            body["price_info"] = new JsonObject
            {
                ["priceType"] = "PER_PERSON",
                ["prePaymentRequired"] = false,
                ["currencyCode"] = "EUR",
                ["multiplier"] = 100,
                ["prices"] = new JsonArray(new JsonObject { ["priceId"] = id + 1, ["priceTitle"] = "Par personne", ["priceDescription"] = "Par personne", ["priceOrder"] = 1, ["minUnitAmount"] = cents, ["priceAllInclusive"] = true }),
            };
        }

        return body;
    }
}
