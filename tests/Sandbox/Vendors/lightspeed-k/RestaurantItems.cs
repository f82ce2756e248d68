using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The articles, the same at both locations.</summary>
internal sealed class RestaurantItems
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, JsonObject> items = [];

    /// <summary>Gives copies of all, by id.</summary>
    public List<JsonObject> All() => Use(all => all.Values.Select(item => (JsonObject)item.DeepClone()).ToList());

    /// <summary>Gives a copy of one, or null.</summary>
    public JsonObject? Find(long id) => Use(all => (JsonObject?)all.GetValueOrDefault(id)?.DeepClone());

    /// <summary>Gives a copy of the one with an article number, or null.</summary>
    public JsonObject? Find(string sku) => Use(all => (JsonObject?)all.Values.FirstOrDefault(item => item.Text("sku") == sku)?.DeepClone());

    /// <summary>Adds one, which gets the next id.</summary>
    public long Add(Func<long, JsonObject> make) => Use(all =>
    {
        var id = all.Keys.Last() + 1;
        all[id] = make(id);
        return id;
    });

    /// <summary>Changes one in place; answers false when there is none.</summary>
    public bool Change(long id, Action<JsonObject> change) => Use(all =>
    {
        if (!all.TryGetValue(id, out var item))
        {
            return false;
        }

        change(item);
        return true;
    });

    /// <summary>Makes an article's entry, prices and group aside.</summary>
    public static JsonObject Make(long id, string name, string sku) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["docketName"] = name.Length > 20 ? name[..20] : name,
        ["sku"] = sku,
        ["active"] = true,
        ["barcodes"] = new JsonArray(),
        ["accountingGroup"] = new JsonObject(),
        ["statisticGroups"] = new JsonArray(),
        ["costPrice"] = 0,
        ["prices"] = new JsonArray(),
        ["sharingType"] = "GLOBAL",
        ["priceMode"] = "AMOUNT",
        ["inventorySource"] = "PURCHASED",
        ["disabled"] = false,
        ["contentDimension"] = "DIMENSION_LESS",
        ["itemType"] = "ITEM",
    };

    /// <summary>Gives the entry of a group.</summary>
    public static JsonObject Group(int category) => new() { ["id"] = RestaurantIds.Group(category), ["name"] = Carte.Categories[category] };

    /// <summary>Puts the default price, which stands first.</summary>
    public static void SetPrice(JsonObject item, decimal amount)
    {
        var prices = (JsonArray)item["prices"]!;
        var first = new JsonObject { ["amount"] = amount, ["name"] = "Default" };
        if (prices.Count == 0)
        {
            prices.Add(first);
        }
        else
        {
            prices[0] = first;
        }
    }

    private static JsonObject Make(CarteItem item)
    {
        var made = Make(RestaurantIds.Item(item.Index), item.Name, item.Sku);
        made["active"] = item.Index % 250 != 120;
        made["accountingGroup"] = Group(item.Category);
        made["statisticGroups"] = new JsonArray(new JsonObject { ["category"] = "default", ["value"] = Carte.Categories[item.Category] });
        made["itemType"] = item.Index % 90 == 11 ? "EXPERIENCE" : "ITEM";
        if (item.Ean is { } code)
        {
            made["barcode"] = code;
            made["barcodes"] = new JsonArray(code);
        }

        if (item.ByWeight)
        {
            (made["contentDimension"], made["contentUom"], made["contentValue"]) = ("MASS", "kg", 1);
        }

        SetPrice(made, item.Cents / 100m);
        if (item.Index % 6 == 1)
        {
            ((JsonArray)made["prices"]!).Add(new JsonObject { ["amount"] = (item.Cents + 100) / 100m, ["name"] = "Terrasse" });
        }

        if (item.Index % 25 == 4)
        {
            made["kitchenStation"] = new JsonObject { ["code"] = "CHAUD" };
        }

        return made;
    }

    private T Use<T>(Func<SortedDictionary<long, JsonObject>, T> use)
    {
        lock (gate)
        {
            if (items.Count == 0)
            {
                foreach (var item in Carte.Items)
                {
                    items[RestaurantIds.Item(item.Index)] = Make(item);
                }

                var open = Make(RestaurantIds.Item(Carte.Items.Length), "Divers", "DIVERS");
                (open["priceMode"], open["accountingGroup"]) = ("POSITIVE_OPEN_PRICE", Group(11));
                items[RestaurantIds.Item(Carte.Items.Length)] = open;
            }

            return use(items);
        }
    }
}
