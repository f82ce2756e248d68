using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads sales of all shops: refunds are sales with negative lines, payments stand inside.</summary>
internal sealed class RetailSales(RetailApi api, LightspeedOptions options, LightspeedCurrencies currencies, LightspeedTenders tenders) : IFeed<Sale>, IFetch<Sale>
{
    private readonly RetailList list = new("Sale", "saleID")
    {
        // timeStamp stays at the completion, so a later void is seen by updatetime only; that one is sortable, and filtering by it is inferred.
        ChangeField = options.ChangeField ?? "updatetime",
        OccurredField = "completeTime",
        LocationField = "shopID",
        HasArchived = true,
        Relations = ["SaleLines", "SalePayments", "SalePayments.PaymentType", "TaxCategory"],
    };

    public FeedBases Bases => FeedBases.Changed | FeedBases.Occurred;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 100;

    public Sale Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var sale = JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailSale)!;
        return sale.ToSale(currencies.Of(sale.ShopId), tenders);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RetailReading.ReadAsync(api, list, request, cancellationToken);
    }

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        return RetailReading.FetchAsync(api, list, hints, cancellationToken);
    }
}
