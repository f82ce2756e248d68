using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The counts of what is kept in stock, for each form and place.</summary>
internal sealed class SquareInventory
{
    private readonly Dictionary<(string Variation, string Location), (decimal Quantity, long At)> counts = [];

    /// <summary>Begins with a count on the last day of the year of service.</summary>
    public SquareInventory(int seed, SquareNames names, long countedAt)
    {
        foreach (var form in Menu.Items.Where(SquareMenu.IsCounted))
        {
            for (var place = 0; place < names.Locations.Length; place++)
            {
                var random = SeededRandom.At(seed, form.Index, 1 + place);
                counts[(names.Variation(form.Index), names.Locations[place])] = (12 + random.Next(140), countedAt + random.Next(3_600_000));
            }
        }
    }

    /// <summary>Gets the lock that callers hold while they read or write.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Gets all counts.</summary>
    public IEnumerable<(string Variation, string Location, decimal Quantity, long At)> All => counts.Select(count => (count.Key.Variation, count.Key.Location, count.Value.Quantity, count.Value.At));

    /// <summary>Gives a count as the vendor writes it.</summary>
    public static JsonObject ToJson((string Variation, string Location, decimal Quantity, long At) count) => new()
    {
        ["catalog_object_id"] = count.Variation,
        ["catalog_object_type"] = "ITEM_VARIATION",
        ["state"] = "IN_STOCK",
        ["location_id"] = count.Location,
        ["quantity"] = count.Quantity.ToString("0.#####", CultureInfo.InvariantCulture),
        ["calculated_at"] = SquareCatalog.Rfc(count.At),
    };

    /// <summary>Sets a count.</summary>
    public JsonObject Set(string variation, string location, decimal quantity, long at)
    {
        counts[(variation, location)] = (quantity, at);
        return ToJson((variation, location, quantity, at));
    }

    /// <summary>Adds to a count, or takes from it.</summary>
    public JsonObject Move(string variation, string location, decimal by, long at) =>
        Set(variation, location, counts.GetValueOrDefault((variation, location)).Quantity + by, at);

    /// <summary>Says whether a form is counted at a place.</summary>
    public bool Has(string variation, string location) => counts.ContainsKey((variation, location));
}
