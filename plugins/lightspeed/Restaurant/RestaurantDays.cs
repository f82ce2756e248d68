using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Adds up the vendor's business day: it gives the day's bills and bounds, and no sums.</summary>
internal sealed class RestaurantDays(LightspeedApi api, ConnectorContext context, LightspeedCurrencies currencies, LightspeedTenders tenders) : IAsk<FindDayTotals, DayTotals>
{
    private static readonly JsonRowShape Sales = new() { Rows = "sales", Id = "accountFiscId" };

    public async Task<DayTotals> AskAsync(FindDayTotals query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var address = $"f/v2/business-location/{Uri.EscapeDataString(query.LocationId)}/sales-daily?date={LightspeedText.Of(query.Day)}&include={Uri.EscapeDataString(RestaurantSales.Include)}";
        var body = await api.GetAsync(address, cancellationToken);
        var envelope = JsonSerializer.Deserialize(body, RestaurantJson.Default.RestaurantEnvelope)!;
        var sales = JsonRows.Cut(body, Sales)
            .Select(row => JsonSerializer.Deserialize(row.Content.Span, RestaurantJson.Default.RestaurantSale)!.ToSale(query.LocationId, currencies, tenders))
            .Where(sale => sale.Kind.Value is SaleKind.Sale or SaleKind.Refund && sale.Status.Value == SaleStatus.Completed)
            .ToList();
        Money Sum(decimal amount) => currencies.Money(amount, query.LocationId);
        return new DayTotals
        {
            From = Begin(query.LocationId, envelope.NextStartOfDayAsIso8601),
            Until = envelope.NextStartOfDayAsIso8601,
            IsComplete = envelope.DataComplete,
            SaleCount = sales.Count,
            Total = Sum(sales.Sum(sale => sale.Total.Amount)),
            Taxes = sales.SelectMany(sale => sale.Lines).SelectMany(line => line.Taxes).GroupBy(tax => (tax.Name, tax.Rate, tax.IsIncluded))
                .Select(group => new TaxLine(group.Key.Name, Sum(group.Sum(tax => tax.Amount.Amount)), group.Key.Rate, group.Key.IsIncluded)).ToList(),
            Tenders = sales.SelectMany(sale => sale.Tenders).GroupBy(tender => (tender.Kind, tender.Name))
                .Select(group => new Tender
                {
                    Kind = group.Key.Kind,
                    Name = group.Key.Name,
                    Amount = Sum(group.Sum(tender => tender.Amount.Amount)),
                    Tip = group.Sum(tender => tender.Tip?.Amount ?? 0m) is not 0m and var tip ? Sum(tip) : null,
                }).ToList(),
        };
    }

    /// <summary>Only the next day's beginning is told: this day's lies a day of the wall clock before.</summary>
    private DateTimeOffset? Begin(string locationId, DateTimeOffset? next) =>
        next is { } end && context.Venues.FirstOrDefault(venue => venue.LocationId == locationId) is { } venue ? venue.ToInstant(venue.ToWallTime(end).AddDays(-1)) : null;
}
