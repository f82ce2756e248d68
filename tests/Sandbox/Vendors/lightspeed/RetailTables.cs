using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using static LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed.Decimals;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>Everything but the sales, as rows of text.</summary>
internal sealed class RetailTables(SandboxOptions options, long began)
{
    private static readonly (int Class, string Rate)[] ClassRates = [(2, "0.2"), (3, "0.055")];
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<long, JsonObject>> tables = new(StringComparer.Ordinal);

    /// <summary>The names of the tables.</summary>
    public static readonly string[] Names = ["Item", "ItemShop", "Category", "Shop", "Register", "PaymentType", "TaxCategory", "TaxClass", "Discount"];

    /// <summary>Gives the discount that stands for a fraction; zero for none.</summary>
    public static int DiscountOf(decimal fraction) => fraction switch { 0.05m => 1, 0.1m => 2, 0.15m => 3, _ => 0 };

    /// <summary>Gives the field that holds a table's ids.</summary>
    public static string IdOf(string table) => char.ToLowerInvariant(table[0]) + table[1..] + "ID";

    /// <summary>Gives copies of all rows, by id.</summary>
    public List<JsonObject> All(string table) => Use(table, rows => rows.Values.Select(row => (JsonObject)row.DeepClone()).ToList());

    /// <summary>Gives a copy of one row, or null.</summary>
    public JsonObject? Find(string table, long id) => Use(table, rows => (JsonObject?)rows.GetValueOrDefault(id)?.DeepClone());

    /// <summary>Adds a row, which gets the next id.</summary>
    public long Add(string table, Func<long, JsonObject> make) => Use(table, rows =>
    {
        var id = rows.Keys.LastOrDefault() + 1;
        rows[id] = make(id);
        return id;
    });

    /// <summary>Changes one row in place; answers false when there is none.</summary>
    public bool Change(string table, long id, Action<JsonObject> change) => Use(table, rows =>
    {
        if (!rows.TryGetValue(id, out var row))
        {
            return false;
        }

        change(row);
        return true;
    });

    /// <summary>Gives a tax category, with its classes' own rates when wanted.</summary>
    public JsonObject TaxCategory(long id, bool classes)
    {
        var row = Find("TaxCategory", id)!;
        if (classes)
        {
            row["TaxCategoryClasses"] = new JsonObject
            {
                ["TaxCategoryClass"] = new JsonArray([.. ClassRates.Select(rate => (JsonNode)new JsonObject
                {
                    ["taxCategoryClassID"] = Text((id * 10) + rate.Class),
                    ["tax1Rate"] = rate.Rate,
                    ["tax2Rate"] = "0",
                    ["timeStamp"] = Time(began),
                    ["taxCategoryID"] = Text(id),
                    ["taxClassID"] = Text(rate.Class),
                })]),
            };
        }

        return row;
    }

    /// <summary>Sets a stock at a shop and the sum over the shops.</summary>
    public void SetStock(long item, int shop, Func<decimal, decimal> change, long at)
    {
        Set(RetailIds.ItemShop(item, shop), change);
        var sum = new[] { 1, 2 }.Sum(place => Quantity(Find("ItemShop", RetailIds.ItemShop(item, place))!));
        Set(RetailIds.ItemShop(item, 0), _ => sum);

        void Set(long id, Func<decimal, decimal> quantity) => Change("ItemShop", id, row =>
        {
            row["qoh"] = Text(quantity(Quantity(row)));
            row["sellable"] = row["qoh"]!.GetValue<string>();
            row["timeStamp"] = Time(at);
        });
    }

    /// <summary>Makes the rows of stock of a new article.</summary>
    public void AddStock(long item, long at)
    {
        for (var shop = 0; shop < 3; shop++)
        {
            var place = shop;
            Use("ItemShop", rows => rows[RetailIds.ItemShop(item, place)] = RetailRows.ItemShop(item, place, 0, at));
        }
    }

    /// <summary>Reads the quantity on hand.</summary>
    public static decimal Quantity(JsonObject row) => decimal.Parse(row.Text("qoh")!, System.Globalization.CultureInfo.InvariantCulture);

    private T Use<T>(string table, Func<SortedDictionary<long, JsonObject>, T> use)
    {
        lock (gate)
        {
            if (tables.Count == 0)
            {
                foreach (var (name, row) in new RetailRows(options, began).Make())
                {
                    var id = long.Parse(row.Text(IdOf(name))!, System.Globalization.CultureInfo.InvariantCulture);
                    (tables.TryGetValue(name, out var rows) ? rows : tables[name] = [])[id] = row;
                }
            }

            return use(tables[table]);
        }
    }
}
