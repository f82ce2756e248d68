using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The calls that read sales and their voids.</summary>
internal sealed class RetailSalesApi(RetailGate gate, BillBooks books, RetailSaleWriter sales, RetailPages pages)
{
    private static readonly string[] Scopes = ["employee:register_read", "employee:register", "employee:cfd"];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "Sale.json", Scopes, RetailQuery.Cost, ListAsync);
        gate.Map(routes, "GET", "Sale/{id}.json", Scopes, RetailQuery.Cost, OneAsync);
        gate.Map(routes, "GET", "SaleVoid.json", [], RetailQuery.Cost, VoidsAsync);
    }

    private static string? Value(BillHead head, string field) => field switch
    {
        "saleID" => Decimals.Text(RetailIds.Sale(head.Index)),
        "timeStamp" => Decimals.Time(RetailSale.TimeStamp(head)),
        "createTime" => Decimals.Time(head.Created),
        "completeTime" => head.WasPaid ? Decimals.Time(head.Closed) : null,
        "updatetime" or "updateTime" => Decimals.Time(head.Updated),
        "completed" => Decimals.Flag(head.WasPaid),
        "voided" => Decimals.Flag(head.State == BillState.Voided),
        "shopID" => Decimals.Text(head.Place + 1),
        "registerID" => Decimals.Text(RetailIds.Register(head)),
        "ticketNumber" => RetailSaleWriter.Ticket(head),
        "referenceNumber" or "referenceNumberSource" => "",
        _ => throw new RetailError(400, $"{field} is not a field that sales can be searched by."),
    };

    private static long Key(BillHead head, string? sort) => sort switch
    {
        "timeStamp" => RetailSale.TimeStamp(head) / 1000,
        "completeTime" => (head.WasPaid ? head.Closed : 0) / 1000,
        "updatetime" => head.Updated / 1000,
        null or "saleID" => head.Index,
        _ => throw new RetailError(400, $"Sales cannot be sorted by {sort}."),
    };

    private Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = RetailQuery.Read(http);
        var heads = query.Sort == "updatetime" ? books.ByUpdate() : [.. books.All().OrderBy(head => Key(head, query.Sort)).ThenBy(head => head.Index)];
        return pages.ListAsync(
            http,
            query,
            "Sale",
            query.Descending ? heads.Reverse() : heads,
            head => IsShown(head, query.Archived) && query.Filters.All(filter => filter.Holds(Value(head, filter.Field))),
            head => (Key(head, query.Sort), head.Index),
            (writer, head) => sales.Write(writer, new RetailSale(books.Find(head.Index)!), query.Loads),
            cancellationToken);
    }

    private static bool IsShown(BillHead head, string archived) => archived switch
    {
        "true" => true,
        "only" => head.State == BillState.Abandoned,
        _ => head.State != BillState.Abandoned,
    };

    private Task OneAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = RetailQuery.Read(http);
        var bill = long.TryParse((string)http.Request.RouteValues["id"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? books.Find(id - 1) : null;
        return bill is null
            ? throw new RetailError(404, "There is no sale of that id.")
            : RetailPages.OneAsync(http, "Sale", writer => sales.Write(writer, new RetailSale(bill), query.Loads), cancellationToken);
    }

    private Task VoidsAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var voids = books.ByUpdate().Where(head => head.State == BillState.Voided);
        return pages.ListAsync(http, RetailQuery.Read(http), "SaleVoid", voids.OrderBy(head => head.Index), _ => true, head => (head.Index, head.Index), Void, cancellationToken);
    }

    private static void Void(Utf8JsonWriter writer, BillHead head)
    {
        writer.WriteStartObject();
        writer.WriteString("saleVoidID", Decimals.Text(RetailIds.Sale(head.Index)));
        writer.WriteString("createTime", Decimals.Time(head.Updated));
        writer.WriteString("reason", "Erreur de caisse");
        writer.WriteString("saleID", Decimals.Text(RetailIds.Sale(head.Index)));
        writer.WriteString("employeeID", "1");
        writer.WriteString("shopID", Decimals.Text(head.Place + 1));
        writer.WriteEndObject();
    }
}
