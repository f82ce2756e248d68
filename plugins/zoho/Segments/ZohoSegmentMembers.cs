using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads who carries which tag, and whom each view shows.</summary>
/// <remarks>Whether a query may ask for a tag is not documented, so all contacts are read with their tags: one pass for all tags together.</remarks>
internal sealed class ZohoSegmentMembers(ZohoApi api, ZohoOptions options, TimeProvider time) : IFeed<SegmentMember>
{
    private const string Tags = "tags";

    private readonly ZohoModule tagged = new(api, ZohoFields.Module, ["Tag", ZohoModule.ChangedAt]);
    private readonly ZohoModule shown = new(api, ZohoFields.Module, ["id"]);

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public SegmentMember Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return new SegmentMember { Id = raw.Id, SegmentId = raw.Id.Split('/')[0], CustomerId = ZohoRecord.Read(raw).Id };
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = new List<FeedPart> { new(Tags, TaggedAsync) { IsSorted = true } };
        foreach (var view in await ViewsAsync(cancellationToken))
        {
            parts.Add(new FeedPart(view, (cursor, token) => ShownAsync(view, cursor, token)));
        }

        await foreach (var page in PartReader.ReadAsync(request, parts, time, cancellationToken))
        {
            yield return page;
        }
    }

    private async Task<List<string>> ViewsAsync(CancellationToken cancellationToken)
    {
        var views = new List<string>();
        var cursor = new PartCursor();
        do
        {
            var answer = await ZohoSegments.ViewsAsync(api, cursor, options, cancellationToken);
            views.AddRange(answer.Records.Select(row => row.Id));
            cursor = cursor with { Token = answer.Token };
        }
        while (cursor.Token is not null);
        return views;
    }

    private async Task<PartAnswer> TaggedAsync(PartCursor cursor, CancellationToken cancellationToken)
    {
        var answer = await tagged.ChangedAsync(cursor, cancellationToken);
        return answer with { Records = answer.Records.SelectMany(Members).ToList() };
    }

    private IEnumerable<RawRecord> Members(RawRecord contact) => ZohoRecord.Read(contact).List("Tag")
        .Select(tag => tag.Id)
        .Where(tag => ZohoSegments.IsWanted(options, tag))
        .Select(tag => contact with { Id = Join(tag, contact) });

    private async Task<PartAnswer> ShownAsync(string view, PartCursor cursor, CancellationToken cancellationToken)
    {
        var answer = await shown.ShownAsync(view, cursor, cancellationToken);
        return answer with { Records = answer.Records.Select(row => row with { Id = Join(view, row) }).ToList() };
    }

    private static string Join(string segment, RawRecord contact) => contact.Id.Length == 0 ? "" : $"{segment}/{contact.Id}";
}
