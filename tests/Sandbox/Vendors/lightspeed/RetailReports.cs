using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The accounting reports by day: sums only, of completed sales, by the shop's own days.</summary>
internal sealed class RetailReports(RetailGate gate, BillBooks books, RetailPages pages)
{
    private static readonly string[] Scopes = ["employee:reports"];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Report(routes, "PaymentsByDay", "Payments", sale => sale.Payments.Where(payment => !payment.IsArchived).Select(payment => ($"{payment.TypeId}", payment.Amount - payment.Tip)), "amount", (writer, key) =>
        {
            writer.WriteString("paymentTypeName", RetailPayment.Types[int.Parse(key, CultureInfo.InvariantCulture) - 1].Name);
            writer.WriteString("paymentTypeID", key);
        });
        Report(routes, "TaxesByDay", "Taxes", sale => [($"{sale.Head.Place + 1}", sale.Tax)], "tax", (writer, key) =>
        {
            writer.WriteString("taxCategoryID", key);
            writer.WriteString("taxCategoryName", "TVA");
        });
        Report(routes, "DiscountsByDay", "Discounts", sale => [("", sale.Discount)], "discount", (_, _) => { });
        Report(routes, "TaxClassSalesByDay", "SalesDay", sale => sale.Lines.Select(line => ($"{line.TaxClass}", line.Subtotal - line.Discount)), "subtotal", (writer, key) =>
        {
            writer.WriteString("taxClassID", key);
            writer.WriteString("taxClassName", key switch { "2" => "Alcool", "3" => "À emporter", _ => "Item" });
            writer.WriteString("fifoCost", "0.000000000");
            writer.WriteString("avgCost", "0.000000000");
        });
    }

    private static DateOnly Day(HttpContext http, string name) =>
        DateOnly.TryParseExact(http.Request.Query[name].FirstOrDefault(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new RetailError(400, $"{name} is not a day such as 2026-10-31.");

    private static DateOnly Local(BillHead head) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(head.Closed + OpenNights.Offset(head.Closed)).UtcDateTime);

    private void Report(IEndpointRouteBuilder routes, string path, string name, Func<RetailSale, IEnumerable<(string Key, decimal Amount)>> of, string sum, Action<Utf8JsonWriter, string> more) =>
        gate.Map(routes, "GET", $"Reports/Accounting/{path}.json", Scopes, _ => 1, (http, token) =>
        {
            var (from, until) = (Day(http, "startDate"), Day(http, "endDate"));
            var rows = books.All()
                .Where(head => head.State == BillState.Completed && Local(head) >= from && Local(head) <= until)
                .SelectMany(head => of(new RetailSale(books.Find(head.Index)!)).Select(part => (Day: Local(head), Shop: head.Place + 1, part.Key, part.Amount)))
                .GroupBy(part => (part.Day, part.Shop, part.Key))
                .OrderBy(group => group.Key)
                .Select((group, place) => (group.Key, Sum: group.Sum(part => part.Amount), Place: (long)place))
                .ToList();
            return pages.ListAsync(http, RetailQuery.Read(http), name, rows, _ => true, row => (row.Place, row.Place), (writer, row) =>
            {
                writer.WriteStartObject();
                writer.WriteString("date", row.Key.Day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture));
                writer.WriteString("shopID", $"{row.Key.Shop}");
                writer.WriteString(sum, row.Sum.ToString("0.00", CultureInfo.InvariantCulture));
                more(writer, row.Key.Key);
                writer.WriteEndObject();
            }, token);
        });
}
