using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads what may be sold, by variation and location.</summary>
/// <remarks>Square gives the newest count first, so the mark moves once the last page is in.</remarks>
internal sealed class SquareStock(SquareApi api, SquareLocations locations, TimeProvider time) : IFeed<StockLevel>
{
    private const int PageSize = 1000;

    private static readonly JsonRowShape Counts = new()
    {
        Rows = "counts",
        Id = "catalog_object_id",
        LocationId = "location_id",
        ChangedAt = "calculated_at",
        MayBeAbsent = true,
    };

    public FeedBases Bases => FeedBases.Snapshot | FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    /// <summary>Gives a count the id Square has none for.</summary>
    public static string IdOf(string variationId, string? locationId) => $"{variationId}/{locationId}";

    public StockLevel Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareCount)!.ToLevel();
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PartReader.ReadAsync(request, [new FeedPart("counts", CountAsync)], time, cancellationToken);
    }

    private async Task<PartAnswer> CountAsync(PartCursor cursor, CancellationToken cancellationToken)
    {
        var question = new SquareCountQuestion(
            [.. await locations.IdsAsync(cancellationToken)], [SquareCount.InStock], PageSize, cursor.Token, cursor.Start is { } start ? SquareText.Of(start) : null);
        var body = JsonSerializer.SerializeToUtf8Bytes(question, SquareJson.Default.SquareCountQuestion);
        var answer = SquareAnswer.Cut(await api.AskAsync("v2/inventory/counts/batch-retrieve", body, cancellationToken), Counts);
        return answer with { Records = answer.Records.Select(row => row with { Id = row.Id.Length == 0 ? "" : IdOf(row.Id, row.LocationId) }).ToList() };
    }
}

/// <summary>The body of <c>POST /v2/inventory/counts/batch-retrieve</c>.</summary>
internal sealed record SquareCountQuestion(string[] LocationIds, string[] States, int Limit, string? Cursor, string? UpdatedAfter);

/// <summary>How much there is of a variation at a location.</summary>
internal sealed record SquareCount(string CatalogObjectId, string LocationId, string Quantity, string? State = null, DateTimeOffset? CalculatedAt = null)
{
    /// <summary>The state of what may be sold; the others are on their way, sold or wasted.</summary>
    public const string InStock = "IN_STOCK";

    public StockLevel ToLevel() => new()
    {
        Id = SquareStock.IdOf(CatalogObjectId, LocationId),
        LocationId = LocationId,
        VariantId = CatalogObjectId,
        OnHand = new Quantity(SquareText.Decimal(Quantity)),
        CountedAt = CalculatedAt,
    };
}
