using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The calls that read everything but sales.</summary>
internal sealed class RetailTablesApi(RetailGate gate, RetailTables tables, RetailPages pages)
{
    private static readonly string[] Inventory = ["employee:inventory", "employee:inventory_read", "employee:inventory_base", "employee:product_edit", "employee:product_cost", "employee:register", "employee:reports"];
    private static readonly string[] Purchases = ["employee:admin_purchases", "employee:admin", "employee:register"];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var table in RetailTables.Names)
        {
            var scopes = table switch { "Item" or "ItemShop" => Inventory, "Discount" or "TaxCategory" or "PaymentType" => Purchases, _ => [] };
            gate.Map(routes, "GET", table + ".json", scopes, RetailQuery.Cost, (http, token) => ListAsync(http, table, token));
            gate.Map(routes, "GET", table + "/{id}.json", scopes, RetailQuery.Cost, (http, token) => OneAsync(http, table, token));
        }
    }

    /// <summary>Reads the id in the address of a call; minus one when it is none.</summary>
    public static long Id(HttpContext http) =>
        long.TryParse((string)http.Request.RouteValues["id"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static bool IsShown(JsonObject row, string archived) => archived switch
    {
        "true" => true,
        "only" => row.Text("archived") == "true",
        _ => row.Text("archived") != "true",
    };

    private static string[] Sortable(string table) => table switch
    {
        "Item" => ["itemID", "timeStamp", "description"],
        "Shop" or "Register" or "PaymentType" => [RetailTables.IdOf(table)],
        "Category" => ["categoryID", "timeStamp", "leftNode", "rightNode"],
        _ => [RetailTables.IdOf(table), "timeStamp"],
    };

    private static long Number(JsonObject row, string field) => RetailFilter.IsTime(field)
        ? RetailFilter.Instant(row.Text(field) ?? "") ?? 0
        : long.TryParse(row.Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private Task ListAsync(HttpContext http, string table, CancellationToken cancellationToken)
    {
        var query = RetailQuery.Read(http);
        var (id, sort) = (RetailTables.IdOf(table), query.Sort ?? RetailTables.IdOf(table));
        if (!Sortable(table).Contains(sort, StringComparer.Ordinal))
        {
            throw new RetailError(400, $"{table} cannot be sorted by {sort}.");
        }

        var all = tables.All(table);
        if (all.Count > 0 && query.Filters.FirstOrDefault(filter => !all[0].ContainsKey(filter.Field)) is { } wrong)
        {
            throw new RetailError(400, $"{wrong.Field} is not a field that {table} can be searched by.");
        }

        var rows = sort == "description"
            ? all.OrderBy(row => row.Text(sort), StringComparer.OrdinalIgnoreCase).Select((row, rank) => (Row: row, Key: (long)rank))
            : all.Select(row => (Row: row, Key: Number(row, sort))).OrderBy(row => row.Key).ThenBy(row => Number(row.Row, id));
        return pages.ListAsync(
            http,
            query,
            table,
            query.Descending ? rows.Reverse() : rows,
            row => IsShown(row.Row, query.Archived) && query.Filters.All(filter => filter.Holds(row.Row.Text(filter.Field))),
            row => (row.Key, Number(row.Row, id)),
            (writer, row) => Load(table, row.Row, query.Loads).WriteTo(writer),
            cancellationToken);
    }

    private Task OneAsync(HttpContext http, string table, CancellationToken cancellationToken)
    {
        var query = RetailQuery.Read(http);
        return tables.Find(table, Id(http)) is { } row
            ? RetailPages.OneAsync(http, table, writer => Load(table, row, query.Loads).WriteTo(writer), cancellationToken)
            : throw new RetailError(404, $"There is no {table} of that id.");
    }

    /// <summary>Adds the relations wanted to a row.</summary>
    public JsonObject Load(string table, JsonObject row, Predicate<string> loads)
    {
        if (table == "Item" && loads("ItemShops"))
        {
            var item = Number(row, "itemID");
            row["ItemShops"] = new JsonObject { ["ItemShop"] = new JsonArray([.. ((int[])[1, 2, 0]).Select(shop => (JsonNode)tables.Find("ItemShop", RetailIds.ItemShop(item, shop))!)]) };
        }

        if (table == "Item" && loads("Category") && tables.Find("Category", Number(row, "categoryID")) is { } category)
        {
            row["Category"] = category;
        }

        if (table == "Item" && loads("TaxClass") && tables.Find("TaxClass", Number(row, "taxClassID")) is { } tax)
        {
            row["TaxClass"] = tax;
        }

        return table switch
        {
            "TaxCategory" => tables.TaxCategory(Number(row, "taxCategoryID"), loads("TaxCategoryClasses")),
            _ => row,
        };
    }
}
