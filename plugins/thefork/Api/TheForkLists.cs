using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads TheFork's lists of ids, which are cut by whole days.</summary>
/// <remarks>
/// Pages of one list move while bookings change, and nothing says in which order equal times come: an id may slip from one page to another.
/// So periods are cut until the list of each fits in one answer. A single day that does not is read until as many ids are seen as it counts.
/// </remarks>
internal sealed partial class TheForkLists(TheForkApi api, ConnectorContext context)
{
    /// <summary>The most ids TheFork gives at once.</summary>
    private const int PageSize = 10_000;
    private const int LongestPeriod = 366;
    private const int MostPasses = 3;

    /// <summary>LaFourchette opened in this year: nothing is older.</summary>
    private static readonly DateOnly Earliest = new(2007, 1, 1);

    private DateOnly Today => DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);

    /// <summary>Reads the ids of a period, one page of the feed for each list that came whole.</summary>
    /// <param name="list">The path and its filters, up to the days.</param>
    /// <param name="request">Which part is wanted.</param>
    /// <param name="daysAhead">How many days after today the last one lies.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async IAsyncEnumerable<Page> ReadAsync(string list, FeedRequest request, int daysAhead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = Today;
        var last = request.Until is { } until ? DateOnly.FromDateTime(until.UtcDateTime).AddDays(1) : today.AddDays(daysAhead);
        var day = TheForkCursor.Read(request.After)?.Resume(today, request.Overlap)
            ?? (request.From is { } from ? DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1) : Earliest);
        for (var length = LongestPeriod; day <= last;)
        {
            var to = day.AddDays(Math.Min(length, last.DayNumber - day.DayNumber + 1) - 1);
            if (await PeriodAsync(list, day, to, cancellationToken) is not { } ids)
            {
                length = Math.Max(1, (to.DayNumber - day.DayNumber + 1) / 2);
                continue;
            }

            day = to.AddDays(1);
            length = Math.Min(LongestPeriod, length * 2);
            if (ids.Count > 0)
            {
                yield return new Page { Hints = ids.Select(id => new RecordHint(id, request.LocationId)).ToList(), Next = new TheForkCursor(day, today, to >= last).ToCursor() };
            }
        }
    }

    /// <summary>Reads the ids of some days.</summary>
    /// <returns>The ids; null when they do not fit in one answer and the days can be cut.</returns>
    public async Task<IReadOnlyCollection<string>?> PeriodAsync(string list, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var pass = 1; ; pass++)
        {
            var (answer, page) = (await PageAsync(list, from, to, 1, cancellationToken), 1);
            seen.UnionWith(answer.Data);
            if (seen.Count < answer.TotalCount && to > from)
            {
                return null;
            }

            while (seen.Count < answer.TotalCount && answer.Data.Count > 0 && page * answer.Limit < answer.TotalCount)
            {
                answer = await PageAsync(list, from, to, ++page, cancellationToken);
                seen.UnionWith(answer.Data);
            }

            if (seen.Count >= answer.TotalCount)
            {
                return seen;
            }

            if (pass == MostPasses)
            {
                LogFewer(context.Logger, context.Connection, seen.Count, from, answer.TotalCount);
                return seen;
            }
        }
    }

    /// <summary>Whether TheFork counts the last day in is not said, so that it is asked for one day more.</summary>
    private Task<TheForkIds> PageAsync(string list, DateOnly from, DateOnly to, int page, CancellationToken cancellationToken) => api.GetAsync(
        string.Create(CultureInfo.InvariantCulture, $"{list}&startDate={TheForkText.Of(from)}&endDate={TheForkText.Of(to.AddDays(1))}&limit={PageSize}&page={page}"),
        TheForkJson.Default.TheForkIds,
        cancellationToken);

    [LoggerMessage(LogLevel.Warning, "{Connection}: {Seen} ids of {Day} were seen, and TheFork counts {Total}; the next readings of the day bring the others")]
    private static partial void LogFewer(ILogger logger, string connection, int seen, DateOnly day, int total);
}

/// <summary>One answer of a list.</summary>
internal sealed record TheForkIds(List<string> Data, int TotalCount, int Page, int Limit);
