using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The card payments that the vendor itself carried out, with its fees; those of stand-alone terminals are missing.</summary>
internal sealed class RestaurantCards(RestaurantGate gate, RestaurantIds ids, BillBooks books, RestaurantSalesApi sales)
{
    private static readonly string[] Known = ["CAPTURED", "DISPUTED", "PARTIALLY_REFUNDED", "REFUNDED"];

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        gate.Map(routes, "GET", "/f/v2/business-location/{businessLocationId}/lightspeed-payments", "financial-api", ListAsync);

    /// <summary>Gives all card payments of both places, in the order of creation.</summary>
    public IEnumerable<(RestaurantSale Sale, RestaurantPayment Payment, string Status, long Modified)> All()
    {
        foreach (var head in books.All().Where(head => head.State == BillState.Completed && head.Source < 0 && head.Index % 17 != 0))
        {
            var sale = new RestaurantSale(books.Find(head.Index)!);
            foreach (var payment in sale.Payments.Where(payment => payment.Means == PayMeans.Card))
            {
                var back = books.TakenBackBy(head.Index);
                var isWhole = back is { } by && books.Find(by.Index)!.Lines.Count == sale.Lines.Count;
                var status = back is not null ? isWhole ? "REFUNDED" : "PARTIALLY_REFUNDED" : head.Index % 211 == 3 ? "DISPUTED" : "CAPTURED";
                yield return (sale, payment, status, back?.Closed ?? head.Closed + 60_000);
            }
        }
    }

    /// <summary>Gives the id of a card payment.</summary>
    public static string Id(RestaurantSale sale, RestaurantPayment payment) => $"LSP-{(sale.Head.Index * 4) + payment.Place + 1:0000000000}";

    /// <summary>Gives the vendor's fee.</summary>
    public static decimal Fee(RestaurantPayment payment) => Math.Round((payment.Amount + payment.Tip) * 0.0149m, 2, MidpointRounding.ToEven);

    private Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        var place = gate.Place(http);
        var (from, until) = sales.Range(query["from"].FirstOrDefault(), query["to"].FirstOrDefault());
        var (size, offset) = (Math.Max(1, RestaurantGate.Number(http, "pageSize", 50, 100)), RestaurantGate.Number(http, "offset", 0, int.MaxValue));
        var wanted = query["status"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (wanted.Find(status => !Known.Contains(status, StringComparer.Ordinal)) is { } wrong)
        {
            throw new RestaurantError(400, $"Invalid status: {wrong}");
        }

        var isByCreation = query["dateType"] == "CREATED";
        var found = All()
            .Where(one => one.Sale.Head.Place == place && (wanted.Count == 0 || wanted.Contains(one.Status)))
            .Select(one => (One: one, At: isByCreation ? one.Sale.Head.Closed - 900 : one.Modified))
            .Where(one => one.At >= from && one.At <= until)
            .OrderBy(one => one.At).ThenBy(one => one.One.Sale.Head.Index).ToList();
        if (query["sortDirection"] == "DESC")
        {
            found.Reverse();
        }

        var answer = new JsonObject { ["payments"] = new JsonArray([.. found.Skip(offset).Take(size).Select(one => (JsonNode)ToJson(one.One))]), ["pageSize"] = size, ["offset"] = offset };
        if (found.Count > offset + size)
        {
            answer["nextOffset"] = offset + size;
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private JsonObject ToJson((RestaurantSale Sale, RestaurantPayment Payment, string Status, long Modified) one)
    {
        var (sale, payment, status, modified) = one;
        return new JsonObject
        {
            ["accountFiscId"] = RestaurantIds.Account(sale.Head),
            ["lightspeedPaymentId"] = Id(sale, payment),
            ["uuid"] = ids.Unique(sale.Head.Index, 1 + payment.Place),
            ["reference"] = RestaurantIds.Payment(sale.Head, payment.Place),
            ["status"] = status,
            ["createdDate"] = RestaurantText.Time(sale.Head.Closed - 900),
            ["captureDate"] = RestaurantText.Time(sale.Head.Closed + 60_000),
            ["modificationDate"] = RestaurantText.Time(modified),
            ["fees"] = new JsonObject { ["value"] = RestaurantText.Cents(Fee(payment)), ["currency"] = "EUR" },
            ["surcharge"] = new JsonObject { ["value"] = "0.00", ["currency"] = "EUR" },
        };
    }
}
