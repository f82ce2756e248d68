using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Asks the day reports: calendar days, and no number of bills.</summary>
internal sealed class RetailDays(RetailApi api, ConnectorContext context, LightspeedCurrencies currencies, LightspeedTenders tenders) : IAsk<FindDayTotals, DayTotals>
{
    public async Task<DayTotals> AskAsync(FindDayTotals query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sales = await api.ReportAsync("TaxClassSalesByDay", query.Day, query.LocationId, cancellationToken);
        var taxes = await api.ReportAsync("TaxesByDay", query.Day, query.LocationId, cancellationToken);
        var payments = await api.ReportAsync("PaymentsByDay", query.Day, query.LocationId, cancellationToken);
        var types = (await api.ListAsync(RetailLists.PaymentTypes, $"sort=paymentTypeID&{RetailLists.PaymentTypes.Query(100)}", cancellationToken)).Rows
            .ToDictionary(row => row.Id, row => JsonSerializer.Deserialize(row.Content.Span, RetailJson.Default.RetailPaymentType)!, StringComparer.Ordinal);
        Money Sum(decimal amount) => currencies.Money(amount, query.LocationId);
        var venue = context.Venues.FirstOrDefault(venue => venue.LocationId == query.LocationId);
        return new DayTotals
        {
            From = venue?.ToInstant(query.Day.ToDateTime(TimeOnly.MinValue)),
            Until = venue?.ToInstant(query.Day.AddDays(1).ToDateTime(TimeOnly.MinValue)),

            // The subtotals are before tax.
            Total = Sum(sales.Sum(row => row.Subtotal ?? 0m) + taxes.Sum(row => row.Tax ?? 0m)),
            Taxes = taxes.Select(row => new TaxLine(row.TaxCategoryName ?? "tax", Sum(row.Tax ?? 0m), null, false)).ToList(),
            Tenders = payments.Select(row => new Tender
            {
                Id = row.PaymentTypeId,
                Name = row.PaymentTypeName,
                Kind = row.PaymentTypeId is { } id && types.TryGetValue(id, out var type) ? type.ToKind(tenders) : tenders.Of(row.PaymentTypeName, null, row.PaymentTypeName),
                Amount = Sum(row.Amount ?? 0m),
            }).ToList(),
        };
    }
}
