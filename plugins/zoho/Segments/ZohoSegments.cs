using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads tags, which people set, and views, which criteria fill, as segments; both whole each time.</summary>
internal sealed class ZohoSegments(ZohoApi api, ZohoOptions options, TimeProvider time) : IFeed<Segment>
{
    private const string Tag = "tag";
    private const string View = "custom_view";

    private static readonly JsonRowShape Tags = new() { Rows = "tags", Id = "id", ChangedAt = "modified_time", Form = Tag };
    private static readonly JsonRowShape Views = new() { Rows = "custom_views", Id = "id", ChangedAt = "modified_time", Form = View };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Segment Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (raw.Form == Tag)
        {
            var tag = JsonSerializer.Deserialize(raw.Content.Span, ZohoJson.Default.ZohoTag)!;
            return new Segment { Id = tag.Id, Name = tag.Name, Kind = new Open<SegmentKind>(SegmentKind.Static, Tag), IsEditable = true };
        }

        var view = JsonSerializer.Deserialize(raw.Content.Span, ZohoJson.Default.ZohoView)!;
        return new Segment { Id = view.Id, Name = view.DisplayValue ?? view.Name ?? view.Id, Kind = new Open<SegmentKind>(SegmentKind.Dynamic, View) };
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        PartReader.ReadAsync(request, [new FeedPart("tags", (_, token) => TagsAsync(token)), new FeedPart("views", (cursor, token) => ViewsAsync(api, cursor, options, token))], time, cancellationToken);

    /// <summary>Reads a page of views.</summary>
    public static async Task<PartAnswer> ViewsAsync(ZohoApi api, PartCursor cursor, ZohoOptions options, CancellationToken cancellationToken)
    {
        var page = int.Parse(cursor.Token ?? "1", CultureInfo.InvariantCulture);
        var answer = ZohoAnswer.CutPage(await api.GetAsync($"settings/custom_views?module={ZohoFields.Module}&per_page=200&page={page}", cancellationToken), Views, page);
        return answer with { Records = answer.Records.Where(row => IsWanted(options, row.Id)).ToList() };
    }

    public static bool IsWanted(ZohoOptions options, string id) => options.Segments.Count == 0 || options.Segments.Contains(id);

    private async Task<PartAnswer> TagsAsync(CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"settings/tags?module={ZohoFields.Module}", cancellationToken);
        return answer.Length == 0 ? new PartAnswer() : new PartAnswer { Records = JsonRows.Cut(answer, Tags).Where(row => IsWanted(options, row.Id)).ToList() };
    }
}
