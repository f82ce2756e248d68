using System.Runtime.CompilerServices;
using System.Text.Json;
using LeVieuxMoulin.Connectors;
using LeVieuxMoulin.Connectors.PointOfSale;

namespace Fixtures.Acme;

/// <summary>Acme's sales, all on one page.</summary>
internal sealed class AcmeSales(ConnectorContext context) : IFeed<Sale>
{
    private static readonly JsonRowShape Shape = new() { Rows = "sales", Id = "id" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetByteArrayAsync("sales", cancellationToken);
        yield return new Page { Records = JsonRows.Cut(answer, Shape), Next = new Cursor("all") };
    }

    public Sale Map(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, AcmeJson.Default.AcmeSale)!.ToSale();
}
