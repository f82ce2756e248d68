using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads the closed bills of one location. The vendor knows the time of closing only: what comes late is found by reading the last days again.</summary>
internal sealed class RestaurantSales(LightspeedApi api, ConnectorContext context, LightspeedCurrencies currencies, LightspeedTenders tenders) : IFeed<Sale>
{
    /// <summary>Tips come with payments, tables and staff each with their own word. No consumer: the CRM has the guests.</summary>
    public const string Include = "payments,table,staff";

    private const int PageSize = 100;

    private static readonly JsonRowShape Sales = new() { Rows = "sales", Id = "accountFiscId", ChangedAt = "timeClosed" };

    public FeedBases Bases => FeedBases.Occurred;

    public FeedScope Scope => FeedScope.Location;

    public Sale Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantSale)!.ToSale(raw.LocationId, currencies, tenders);
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var location = request.LocationId ?? throw LightspeedRefusal.Invalid("locationId", "K-Series sales are read for one location.");
        var until = request.Until;
        var cursor = RestaurantCursor.Read(request.After);
        if (cursor.From is null)
        {
            cursor = RestaurantWindow.Open(cursor.Mark, cursor.Mark - request.Overlap ?? request.From ?? RestaurantWindow.Earliest, until, context.Time);
        }

        var hasBegunAgain = false;
        while (true)
        {
            RestaurantAnswer answer;
            try
            {
                answer = await AskAsync(location, cursor, $"pageSize={PageSize}", cancellationToken);
                hasBegunAgain &= cursor.Token is null;
            }
            catch (ConnectorException e) when (cursor.Token is not null && !hasBegunAgain && e.Fault.Kind is FaultKind.Validation or FaultKind.CursorLost)
            {
                // How long a page's token lives, and how an old one is refused, is not published: the rows are sorted, so the read goes on from the last one.
                cursor = cursor with { Token = null, From = cursor.Reached ?? cursor.From };
                hasBegunAgain = true;
                continue;
            }
            catch (ConnectorException e) when (cursor.Token is null && RestaurantWindow.FirstDay(e) is { } first && first > cursor.From)
            {
                cursor = RestaurantWindow.Open(cursor.Mark, first, until, context.Time);
                continue;
            }

            if (answer.Token is not null && answer.Token == cursor.Token)
            {
                throw LightspeedRefusal.Unexpected("Lightspeed answers the same page token again and again.");
            }

            var isEnd = answer.Token is null && RestaurantWindow.IsLast(cursor, until);
            cursor = Advance(cursor, answer, isEnd, until);
            if (answer.Rows.Count > 0)
            {
                yield return new Page { Records = answer.Rows.Select(row => row with { LocationId = location }).ToList(), Next = cursor.ToCursor() };
            }

            if (isEnd)
            {
                yield break;
            }
        }
    }

    /// <summary>Asks for one page of a window.</summary>
    public async Task<RestaurantAnswer> AskAsync(string location, RestaurantCursor cursor, string size, CancellationToken cancellationToken)
    {
        var token = cursor.Token is { } next ? $"&nextPageToken={Uri.EscapeDataString(next)}" : "";
        var body = await api.GetAsync(
            $"f/v2/business-location/{Uri.EscapeDataString(location)}/sales?{RestaurantWindow.Query(cursor)}&include={Uri.EscapeDataString(Include)}&{size}{token}",
            cancellationToken);
        var envelope = JsonSerializer.Deserialize(body, RestaurantJson.Default.RestaurantEnvelope)!;
        return new RestaurantAnswer(JsonRows.Cut(body, Sales), LightspeedText.TextOrNull(envelope.NextPageToken));
    }

    /// <summary>Rows come sorted by their closing, so every page moves the mark.</summary>
    private RestaurantCursor Advance(RestaurantCursor cursor, RestaurantAnswer answer, bool isEnd, DateTimeOffset? until)
    {
        var newest = answer.Rows.Count == 0 ? cursor.Reached : answer.Rows.Max(row => row.ChangedAt) ?? cursor.Reached;
        var mark = cursor.Mark is null || newest > cursor.Mark ? newest ?? cursor.Mark : cursor.Mark;
        return answer.Token is not null ? cursor with { Mark = mark, Token = answer.Token, Reached = newest }
            : isEnd ? new RestaurantCursor { Mark = mark }
            : RestaurantWindow.Open(mark, cursor.To!.Value, until, context.Time);
    }
}

/// <summary>One page: its rows and the token of the next.</summary>
internal sealed record RestaurantAnswer(IReadOnlyList<RawRecord> Rows, string? Token);

/// <summary>What stands beside the rows.</summary>
internal sealed record RestaurantEnvelope(string? NextPageToken = null, decimal? NextOffset = null, DateTimeOffset? NextStartOfDayAsIso8601 = null, bool? DataComplete = null);
