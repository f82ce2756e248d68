using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads who is in which list, list by list.</summary>
internal sealed class HubSpotSegmentMembers(HubSpotApi api, HubSpotPaths paths, HubSpotLists lists) : IFeed<SegmentMember>
{
    private const int PageSize = 250;

    private static readonly JsonRowShape Shape = new() { Rows = "results", Id = "recordId", ChangedAt = "membershipTimestamp" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public SegmentMember Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var member = JsonSerializer.Deserialize(raw.Content.Span, HubSpotJson.Default.HubSpotMember)!;
        return new SegmentMember { Id = raw.Id, SegmentId = raw.Id.Split('/')[0], CustomerId = member.RecordId, Since = member.MembershipTimestamp };
    }

    /// <remarks>Lists are read by their number, so that one made meanwhile comes last and a resumed read finds its place.</remarks>
    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cursor = PartCursor.Read(request.After);
        var ids = (await lists.AllAsync(null, cancellationToken)).Select(list => list.ListId).Distinct().OrderBy(Number).ToList();
        foreach (var id in ids.Where(id => cursor.Part is null || Number(id) >= Number(cursor.Part)))
        {
            var token = id == cursor.Part ? cursor.Token : null;
            if (id == cursor.Part && token is null)
            {
                continue;
            }

            do
            {
                var (answer, isFromStart) = await PageAsync(id, token, cancellationToken);
                token = isFromStart ? null : token;
                if (answer.Token is not null && answer.Token == token)
                {
                    throw HubSpotRefusal.Unexpected("HubSpot answers the same page of members again and again.");
                }

                token = answer.Token;
                if (answer.Records.Count > 0)
                {
                    yield return new Page
                    {
                        Records = answer.Records.Select(row => row with { Id = row.Id.Length == 0 ? "" : $"{id}/{row.Id}" }).ToList(),
                        Next = new PartCursor { Part = id, Token = token }.ToCursor(),
                    };
                }
            }
            while (token is not null);
        }
    }

    /// <summary>Asks for a page. How long its token lives is not documented: a refused one begins the list again.</summary>
    private async Task<(PartAnswer Answer, bool IsFromStart)> PageAsync(string id, string? token, CancellationToken cancellationToken)
    {
        var path = $"{paths.Lists}/{Uri.EscapeDataString(id)}/memberships?limit={PageSize}";
        try
        {
            return (HubSpotAnswer.Cut(await api.GetAsync(token is null ? path : $"{path}&after={Uri.EscapeDataString(token)}", cancellationToken), Shape), token is null);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.Validation && token is not null)
        {
            return (HubSpotAnswer.Cut(await api.GetAsync(path, cancellationToken), Shape), true);
        }
    }

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}

/// <summary>One contact in a list.</summary>
internal sealed record HubSpotMember(string RecordId, DateTimeOffset? MembershipTimestamp = null);
