using System.Text.Json.Serialization.Metadata;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Asks this customer's prices, and whether articles can be had.</summary>
internal sealed class SupplierQuestions(SupplierApi api, SupplierAccount account)
    : IAsk<FindPrices, IReadOnlyList<ItemPrice>>, IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>
{
    private const int MostItems = 500;

    /// <inheritdoc />
    public async Task<IReadOnlyList<ItemPrice>> AskAsync(FindPrices query, CancellationToken cancellationToken)
    {
        var prices = await AskAsync("prices", "prices/query", query.ItemIds, query.Day, SupplierJson.Default.ListWirePriceWire, cancellationToken);
        return [.. prices.Select(price => price.ToPrice(price.SupplierItemId ?? throw Nameless("price"), account.Words))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ItemAvailability>> AskAsync(FindAvailability query, CancellationToken cancellationToken)
    {
        var answers = await AskAsync("availability", "availability/query", query.ItemIds, query.Day, SupplierJson.Default.ListWireAvailabilityWire, cancellationToken);
        return [.. answers.Select(answer => answer.ToAvailability(account.Words))];
    }

    private async Task<List<TItem>> AskAsync<TItem>(
        string operation,
        string path,
        IReadOnlyList<string> itemIds,
        DateOnly? day,
        JsonTypeInfo<ListWire<TItem>> type,
        CancellationToken cancellationToken)
    {
        var items = new List<TItem>(itemIds.Count);
        foreach (var some in itemIds.Chunk(MostItems))
        {
            var body = new ItemQueryWire(account.CustomerNumber, account.Options.SiteId, day, some);
            var request = api.WithBody(HttpMethod.Post, api.Path(operation, path), body, SupplierJson.Default.ItemQueryWire).AsRead();
            items.AddRange((await api.SendAsync(request, type, cancellationToken)).Items);
        }

        return items;
    }

    private ConnectorException Nameless(string what) =>
        new(new Fault(FaultKind.UnexpectedContent, $"{account.Supplier} gave a {what} without supplierItemId."));
}
