using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads the account's lists, whole each time: there is no asking for changed ones.</summary>
internal sealed class HubSpotSegments(HubSpotLists lists, TimeProvider time) : IFeed<Segment>
{
    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Segment Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, HubSpotJson.Default.HubSpotList)!.ToSegment();
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        PartReader.ReadAsync(request, [new FeedPart("lists", (cursor, token) => lists.PageAsync(cursor.Token, token))], time, cancellationToken);
}
