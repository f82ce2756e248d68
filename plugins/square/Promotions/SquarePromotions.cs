using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads promotions: up to four kinds of object that point at each other make one.</summary>
/// <remarks>Whole each time, since a change of one part does not touch the rule that points at it.</remarks>
internal sealed class SquarePromotions(SquareApi api) : IFeed<Promotion>
{
    private static readonly string[] Types = ["PRICING_RULE", "DISCOUNT", "PRODUCT_SET", "TIME_PERIOD"];

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Promotion Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquarePromotion)!.ToPromotion();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = new SquarePromotionParts();
        string? token = null;
        do
        {
            var answer = await api.SearchCatalogAsync(new SquareCatalogSearch(Types, Cursor: token), cancellationToken);
            parts.Add(answer.Records);
            token = answer.Token is null || answer.Token != token ? answer.Token : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "Square answers the same page token again and again."));
        }
        while (token is not null);

        var rows = parts.Compose(await api.CategoriesAsync(parts.ProductIds(), cancellationToken));
        if (rows.Count > 0)
        {
            yield return new Page { Records = rows, Next = new PartCursor().ToCursor() };
        }
    }
}
