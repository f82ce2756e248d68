using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Asks what happened with one contact: its timeline, newest first.</summary>
internal sealed class ZohoTimeline(ZohoApi api) : IAsk<FindActivity, IReadOnlyList<Activity>>
{
    private const int MostPages = 20;

    public async Task<IReadOnlyList<Activity>> AskAsync(FindActivity query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = $"{ZohoFields.Module}/{Uri.EscapeDataString(query.CustomerId)}/__timeline?sort_by=audited_time&per_page=200";
        var found = new List<Activity>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.GetAsync(token is null ? path : $"{path}&page_token={Uri.EscapeDataString(token)}", cancellationToken);
            if (answer.Length == 0)
            {
                break;
            }

            var lines = JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoTimelinePage)!;
            found.AddRange(lines.Timeline.Where(line => line.AuditedTime >= query.Since).Select(line => line.ToActivity(query.CustomerId)));
            token = lines.Info is { MoreRecords: true } info ? info.NextPageToken : null;
            if (token is null || lines.Timeline is [.., { } last] && last.AuditedTime < query.Since)
            {
                break;
            }
        }

        return found;
    }
}

/// <summary>Some lines of a timeline.</summary>
internal sealed record ZohoTimelinePage([property: System.Text.Json.Serialization.JsonPropertyName("__timeline")] List<ZohoLine> Timeline, ZohoInfo? Info = null);

/// <summary>One line.</summary>
internal sealed record ZohoLine(string Id, string Action, DateTimeOffset AuditedTime, ZohoLineRecord? RelatedRecord = null)
{
    public Activity ToActivity(string customer) => new()
    {
        Id = Id,
        CustomerIds = new List<string> { customer },
        Kind = new Open<ActivityKind>(
            RelatedRecord?.Module?.ApiName switch { ZohoActivity.Notes => ActivityKind.Note, "Calls" or "Events" or "Emails" => ActivityKind.Contact, _ => ActivityKind.Other },
            RelatedRecord?.Module?.ApiName is { } module ? $"{module}.{Action}" : Action),
        At = AuditedTime,
        Text = RelatedRecord?.Name,
    };
}

/// <summary>What else a line is about.</summary>
internal sealed record ZohoLineRecord(string? Id = null, string? Name = null, ZohoLineModule? Module = null);

/// <summary>Its module.</summary>
internal sealed record ZohoLineModule(string? ApiName = null);
