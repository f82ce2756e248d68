using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads bills.</summary>
/// <remarks>Read by account, not by location: one search covers ten locations, so a poll of a usual restaurant is one call. Each group of ten keeps its own mark.</remarks>
internal sealed class SquareSales(SquareApi api, SquareLocations locations, TimeProvider time) : IFeed<Sale>, IFetch<Sale>
{
    private const int PageSize = 1000;
    private const int LocationsPerSearch = 10;

    private static readonly JsonRowShape Orders = new()
    {
        Rows = "orders",
        Id = "id",
        LocationId = "location_id",
        Revision = "version",
        ChangedAt = "updated_at",
        MayBeAbsent = true,
    };

    public FeedBases Bases => FeedBases.Changed | FeedBases.Occurred;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 100;

    public Sale Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareOrder)!.ToSale();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isClosing = request.Basis == FeedBases.Occurred;
        var parts = new List<FeedPart>();
        foreach (var group in (await locations.IdsAsync(cancellationToken)).Chunk(LocationsPerSearch))
        {
            // A group with another member is another group, and is read from the beginning: a new till has a history too.
            parts.Add(new FeedPart(string.Join('+', group), (cursor, token) => SearchAsync(group, isClosing, cursor, token)) { IsSorted = true });
        }

        await foreach (var page in PartReader.ReadAsync(request, parts, time, cancellationToken))
        {
            yield return page;
        }
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var body = JsonSerializer.SerializeToUtf8Bytes(new SquareOrderIds([.. hints.Select(hint => hint.Id)]), SquareJson.Default.SquareOrderIds);
        var rows = SquareAnswer.Cut(await api.AskAsync("v2/orders/batch-retrieve", body, cancellationToken), Orders).Records;
        var found = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new RecordBatch
        {
            Records = rows,
            Removals = hints.Where(hint => !found.Contains(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList(),
        };
    }

    private async Task<PartAnswer> SearchAsync(string[] group, bool isClosing, PartCursor cursor, CancellationToken cancellationToken)
    {
        var search = SquareOrderSearch.For(group, isClosing, cursor, PageSize);
        var body = JsonSerializer.SerializeToUtf8Bytes(search, SquareJson.Default.SquareOrderSearch);
        return SquareAnswer.Cut(await api.AskAsync("v2/orders/search", body, cancellationToken), Orders);
    }
}
