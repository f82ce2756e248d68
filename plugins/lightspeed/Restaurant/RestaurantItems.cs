using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads the menu's items of every location in full: there is no filter by time. An item shared by locations comes once.</summary>
internal sealed class RestaurantItems(LightspeedApi api, RestaurantLocations locations, LightspeedCurrencies currencies) : IFeed<Product>, IFetch<Product>
{
    private const int PageSize = 500;

    /// <summary>The source types the list as one object; JsonRows takes both.</summary>
    private static readonly JsonRowShape Items = new() { Id = "id" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Product Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Item(raw).ToProduct(currencies);
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ids = await locations.IdsAsync(cancellationToken);
        var (begun, offset) = RestaurantPlaceCursor.Read(request.After, ids);
        for (var place = begun; place < ids.Count; place++, offset = 0)
        {
            // Nothing in the answer says that more follows, and a short page does not end the list where the vendor caps its size: an empty one does.
            var before = "";
            while (await ListAsync(ids[place], $"offset={offset}&amount={PageSize}", cancellationToken) is { Count: > 0 } rows && rows[0].Id != before)
            {
                (before, offset) = (rows[0].Id, offset + rows.Count);
                yield return new Page { Records = rows, Next = RestaurantPlaceCursor.Write(ids[place], offset) };
            }
        }
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var (records, removals) = (new List<RawRecord>(), new List<Removal>());
        foreach (var hint in hints)
        {
            if (await FindAsync(hint.Id, cancellationToken) is var (_, row))
            {
                records.Add(row);
            }
            else
            {
                removals.Add(new Removal(hint.Id, RemovalReason.Deleted));
            }
        }

        return new RecordBatch { Records = records, Removals = removals };
    }

    public async Task<IReadOnlyList<RawRecord>> ListAsync(string location, string query, CancellationToken cancellationToken) =>
        JsonRows.Cut(await api.GetAsync($"items/v1/items?businessLocationId={Uri.EscapeDataString(location)}&{query}", cancellationToken), Items);

    public async Task<RawRecord> OneAsync(string id, string location, CancellationToken cancellationToken) =>
        JsonRows.Cut(await api.GetAsync($"items/v1/items/{Uri.EscapeDataString(id)}?businessLocationId={Uri.EscapeDataString(location)}", cancellationToken), Items)[0];

    /// <summary>Finds an item in whichever location has it.</summary>
    public async Task<(string Location, RawRecord Row)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var location in await locations.IdsAsync(cancellationToken))
        {
            try
            {
                return (location, await OneAsync(id, location, cancellationToken));
            }
            catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
            {
                // Another location may have it.
            }
        }

        return null;
    }

    public static RestaurantItem Item(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantItem)!;
}
