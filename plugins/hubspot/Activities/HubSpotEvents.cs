using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Asks what one contact did on the web. HubSpot answers this with an Enterprise plan only.</summary>
internal sealed class HubSpotEvents(HubSpotApi api, HubSpotPaths paths) : IAsk<FindActivity, IReadOnlyList<Activity>>
{
    private const int PageSize = 100;
    private const int MostPages = 20;

    public async Task<IReadOnlyList<Activity>> AskAsync(FindActivity query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = $"{paths.Occurrences}?objectType=contact&objectId={Uri.EscapeDataString(query.CustomerId)}&occurredAfter={Uri.EscapeDataString(HubSpotText.Of(query.Since))}&limit={PageSize}";
        var found = new List<Activity>();
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = JsonSerializer.Deserialize(await api.GetAsync(after is null ? path : $"{path}&after={Uri.EscapeDataString(after)}", cancellationToken), HubSpotJson.Default.HubSpotOccurrences)!;
            found.AddRange((answer.Results ?? throw HubSpotRefusal.Unexpected("The answer has no \"results\".")).Select(occurrence => occurrence.ToActivity()));
            after = answer.Paging?.Next?.After;
            if (after is null)
            {
                break;
            }
        }

        return found;
    }
}

/// <summary>Some events.</summary>
internal sealed record HubSpotOccurrences(List<HubSpotOccurrence>? Results = null, HubSpotPaging? Paging = null);

/// <summary>One event.</summary>
internal sealed record HubSpotOccurrence(string Id, string EventType, string ObjectId, DateTimeOffset OccurredAt, Dictionary<string, string?>? Properties = null)
{
    public Activity ToActivity() => new()
    {
        Id = Id,
        CustomerIds = new List<string> { ObjectId },
        Kind = new Open<ActivityKind>(ActivityKind.Web, EventType),
        At = OccurredAt,
        Text = Properties?.GetValueOrDefault("hs_url") ?? Properties?.GetValueOrDefault("hs_title"),
    };
}
