using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Asks for the account's lists of contacts.</summary>
internal sealed class HubSpotLists(HubSpotApi api, HubSpotPaths paths, HubSpotOptions options)
{
    private const int PageSize = 100;

    private static readonly JsonRowShape Shape = new() { Rows = "lists", Id = "listId", ChangedAt = "updatedAt" };

    public async Task<PartAnswer> PageAsync(string? offset, CancellationToken cancellationToken)
    {
        var search = new HubSpotListSearch(HubSpotListForm.Contacts, int.Parse(offset ?? "0", System.Globalization.CultureInfo.InvariantCulture), PageSize);
        var answer = await api.AskAsync($"{paths.Lists}/search", search, HubSpotJson.Default.HubSpotListSearch, cancellationToken);
        var around = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotListPage)!;
        var rows = JsonRows.Cut(answer, Shape);
        return new PartAnswer
        {
            Records = options.Segments.Count == 0 ? rows : rows.Where(row => options.Segments.Contains(row.Id)).ToList(),
            Token = around.HasMore ? HubSpotText.Of(around.Offset ?? search.Offset + rows.Count) : null,
        };
    }

    public async Task<IReadOnlyList<HubSpotList>> AllAsync(string? query, CancellationToken cancellationToken)
    {
        var all = new List<HubSpotList>();
        var offset = 0;
        while (true)
        {
            var search = new HubSpotListSearch(HubSpotListForm.Contacts, offset, PageSize, query);
            var answer = JsonSerializer.Deserialize(await api.AskAsync($"{paths.Lists}/search", search, HubSpotJson.Default.HubSpotListSearch, cancellationToken), HubSpotJson.Default.HubSpotListPage)!;
            var page = answer.Lists ?? throw HubSpotRefusal.Unexpected("The answer has no \"lists\".");
            all.AddRange(page.Where(list => options.Segments.Count == 0 || query is not null || options.Segments.Contains(list.ListId)));
            if (!answer.HasMore || page.Count == 0)
            {
                return all;
            }

            offset = (int)(answer.Offset is { } next && next > offset ? next : offset + page.Count);
        }
    }
}

/// <summary>What every list of contacts is made with.</summary>
internal static class HubSpotListForm
{
    /// <summary>HubSpot's number of the type contact.</summary>
    public const string Contacts = "0-1";

    public const string Static = "MANUAL";
    public const string Dynamic = "DYNAMIC";
    public const string Snapshot = "SNAPSHOT";
}

/// <summary>Asks for lists. Their size comes only when it is named.</summary>
internal sealed record HubSpotListSearch(string ObjectTypeId, int Offset, int Count, string? Query = null)
{
    public List<string> AdditionalProperties { get; } = ["hs_list_size"];
}

/// <summary>Some lists.</summary>
internal sealed record HubSpotListPage(List<HubSpotList>? Lists = null, bool HasMore = false, long? Offset = null);

/// <summary>A list, which HubSpot's pages call a segment.</summary>
internal sealed record HubSpotList(string ListId, string Name, string ProcessingType, DateTimeOffset? CreatedAt = null, Dictionary<string, string?>? AdditionalProperties = null)
{
    public Segment ToSegment() => new()
    {
        Id = ListId,
        Name = Name,
        Kind = new Open<SegmentKind>(
            ProcessingType switch
            {
                HubSpotListForm.Static => SegmentKind.Static,
                HubSpotListForm.Dynamic => SegmentKind.Dynamic,
                HubSpotListForm.Snapshot => SegmentKind.Snapshot,
                _ => SegmentKind.Other,
            },
            ProcessingType),
        IsEditable = ProcessingType is HubSpotListForm.Static or HubSpotListForm.Snapshot,
        MemberCount = (int?)HubSpotText.Whole(AdditionalProperties?.GetValueOrDefault("hs_list_size")),
    };
}
