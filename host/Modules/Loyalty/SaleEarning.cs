using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Books what sales earn. What is booked of a sale and what it is worth now are compared, so that it counts once however often it is seen.</summary>
/// <param name="store">The ledger.</param>
/// <param name="records">The sales.</param>
/// <param name="time">The clock.</param>
internal sealed class SaleEarning(ILedgerStore store, IRecordQueries records, TimeProvider time)
{
    /// <summary>The stream of sales.</summary>
    public static readonly string Stream = CapabilitySet.StreamOf<Sale>();

    /// <summary>Names a sale as the source of entries.</summary>
    public static string SourceOf(LoyaltyRules rules, string saleId) => $"sale/{rules.Till}/{saleId}";

    /// <summary>Books the difference between what a sale is worth and what is booked of it.</summary>
    /// <returns>The customers whose entries are others now; and the one who paid, when the sale is a purchase that counts.</returns>
    public async Task<EarnedSale> BookAsync(LoyaltyRules rules, StoredRecord stored, CancellationToken cancellationToken)
    {
        var sale = ContractSerializer.Read<Sale>(stored.Json.Span);
        var at = ClosingOf(sale, stored);
        if (stored.Removed is not null || rules.DayOf(at) < rules.Since)
        {
            return new EarnedSale(sale, at, null, []);
        }

        var source = SourceOf(rules, sale.Id);
        var customer = await CustomerOfAsync(rules, sale, cancellationToken);
        var booked = await store.ReadSourceAsync(LoyaltyLedger.Book, source, cancellationToken);
        var missing = booked.GroupBy(entry => entry.Account, StringComparer.Ordinal).ToDictionary(same => same.Key, same => -same.Sum(entry => entry.Amount), StringComparer.Ordinal);
        if (customer is not null)
        {
            missing[customer] = missing.GetValueOrDefault(customer) + Worth(rules, sale);
        }

        var changed = missing.Where(difference => difference.Value != 0).ToList();
        for (var index = 0; index < changed.Count; index++)
        {
            await store.AppendAsync(Entry(changed[index].Key, changed[index].Value, at, $"{source}/{booked.Count + index}", source, sale), cancellationToken);
        }

        var counts = sale is { Kind.Value: SaleKind.Sale, Status.Value: SaleStatus.Completed, Total.Amount: > 0 };
        return new EarnedSale(sale, at, counts ? customer : null, [.. changed.Select(difference => difference.Key)]);
    }

    /// <summary>Says how many points a sale is worth: those of the whole euros' part, none while it is open or after it was undone.</summary>
    public static long Worth(LoyaltyRules rules, Sale sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        return sale is { Kind.Value: SaleKind.Sale or SaleKind.Refund, Status.Value: SaleStatus.Completed, Total.Currency: LoyaltyRules.Currency }
            ? (long)decimal.Truncate(sale.Total.Amount * rules.PointsPerEuro)
            : 0;
    }

    /// <summary>A refund often names no customer; the bill it takes back does. What was never given is not taken back.</summary>
    private async Task<string?> CustomerOfAsync(LoyaltyRules rules, Sale sale, CancellationToken cancellationToken)
    {
        var stored = sale.OriginalSaleId is { } id ? await records.FindAsync(rules.Till, Stream, id, cancellationToken) : null;
        var original = stored is null ? null : ContractSerializer.Read<Sale>(stored.Json.Span);
        var wasEarly = original is not null && rules.DayOf(ClosingOf(original, stored!)) < rules.Since;
        return sale.Total.Amount < 0 && wasEarly ? null
            : sale.CustomerId is { Length: > 0 } customer ? customer
            : original?.CustomerId is { Length: > 0 } earlier ? earlier
            : null;
    }

    private static DateTimeOffset ClosingOf(Sale sale, StoredRecord stored) => sale.ClosedAt ?? sale.OpenedAt ?? stored.StoredAt;

    private LedgerEntry Entry(string customer, long points, DateTimeOffset at, string key, string source, Sale sale) => new()
    {
        Book = LoyaltyLedger.Book,
        Account = customer,
        Kind = PointKind.Earn,
        Amount = points,
        At = at,
        BookedAt = time.GetUtcNow(),
        Key = key,
        Source = source,
        Actor = "host",
        Note = sale.Number ?? "",
    };
}
