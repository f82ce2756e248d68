using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>The restaurant's offers.</summary>
internal static class TheForkOffers
{
    /// <summary>Gets the names in French and English; a price where there is one.</summary>
    public static readonly (string French, string English, int? Price, bool IsMenu)[] Names =
    [
        ("-20 % à la carte", "20% off the à la carte menu", null, false),
        ("Menu du moulin", "The mill's menu", 39, true),
        ("Brunch du dimanche", "Sunday brunch", 28, true),
    ];

    /// <summary>The offer without which Sunday's lunch cannot be booked.</summary>
    public const int Brunch = 2;

    /// <summary>Writes an offer as the list of offers has it.</summary>
    public static JsonObject ToJson(Guid id, int index, string locale) => new()
    {
        ["uuid"] = id.ToString(),
        ["name"] = locale.StartsWith("fr", StringComparison.Ordinal) ? Names[index].French : Names[index].English,
        ["description"] = index == 0 ? null : locale.StartsWith("fr", StringComparison.Ordinal) ? "Entrée, plat, dessert" : "Three courses",
        ["price"] = Names[index].Price,
    };

    /// <summary>Writes an offer as a booking has it.</summary>
    public static JsonObject Details(int index) => new()
    {
        ["offerType"] = Names[index].IsMenu ? "presetMenu" : "promotion",
        ["name"] = new JsonObject { ["fr_FR"] = Names[index].French, ["en_GB"] = Names[index].English },
        ["discountPercentage"] = Names[index].IsMenu ? null : 20,
        ["presetMenuType"] = !Names[index].IsMenu ? null : index == Brunch ? "brunch" : "generic",
        ["price"] = Names[index].Price,
        ["currency"] = Names[index].Price is null ? null : "EUR",
    };
}
