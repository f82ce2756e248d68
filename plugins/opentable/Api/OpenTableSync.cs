using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads the lists of the Sync API, by offset.</summary>
/// <remarks>Offsets move when a row changes while the list is read. So pages overlap by some rows, and where the last row of a page does not come again with the next, the list is read from its beginning once more.</remarks>
internal sealed class OpenTableSync(OpenTableApi api, TimeProvider time)
{
    /// <summary>The most rows a page is known to hold.</summary>
    private const int PageSize = 1000;
    private const int MostPasses = 3;

    /// <summary>Reads pages.</summary>
    /// <param name="path">The list, with the restaurant.</param>
    /// <param name="shape">The shape of its rows.</param>
    /// <param name="request">Which part is wanted.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async IAsyncEnumerable<Page> ReadAsync(string path, JsonRowShape shape, FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isByChange = request.Basis == FeedBases.Changed;
        var cursor = OpenTableCursor.Read(request.After).Begin(request, time.GetUtcNow());
        while (cursor.Began is not null)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{path}{(isByChange ? ByChange(cursor.Since) : ByMeal(cursor.Since, request.Until))}&limit={PageSize}&offset={cursor.Offset}");
            var answer = await api.GetAsync(address, cancellationToken);
            var rows = JsonRows.Cut(answer, shape);
            var hasNext = JsonSerializer.Deserialize(answer, OpenTableCamelJson.Default.OpenTableEnvelope)!.HasNextPage;
            if ((cursor.Last is { } last && rows.All(row => row.Id != last)) || (rows.Count == 0 && cursor.Offset > 0))
            {
                if (cursor.Pass < MostPasses)
                {
                    cursor = cursor.Again();
                    continue;
                }

                if (rows.Count == 0)
                {
                    throw Unexpected("its pages end before the rows do");
                }
            }

            if (rows.Count == 0)
            {
                // Nothing is taken from an empty answer: the stored cursor stays where it is.
                if (hasNext)
                {
                    throw Unexpected("an empty page is followed by another");
                }

                break;
            }

            cursor = cursor.Advance(rows, hasNext, isByChange);
            yield return new Page { Records = rows, Next = cursor.ToCursor() };
        }
    }

    /// <summary>Fetches rows by id, an address that the rows name and no documentation does. Where it answers nothing at all, nothing is taken for gone.</summary>
    /// <param name="list">The list, without a query.</param>
    /// <param name="shape">The shape of its rows; here an answer is one.</param>
    /// <param name="hints">The rows wanted.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<RecordBatch> FetchAsync(string list, JsonRowShape shape, IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(hints.Select(hint => FindAsync(list, shape, hint.Id, cancellationToken)));
        var missing = hints.Where((_, at) => rows[at] is null).ToList();
        if (missing.Count == hints.Count && missing.Find(hint => hint.Id.Contains('-', StringComparison.Ordinal)) is { } one)
        {
            await ProveAsync(list, shape, one.Id, cancellationToken);
        }

        return new RecordBatch { Records = rows.OfType<RawRecord>().ToList(), Removals = missing.Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList() };
    }

    public async Task<RawRecord?> FindAsync(string list, JsonRowShape shape, string id, CancellationToken cancellationToken)
    {
        try
        {
            return JsonRows.Cut(await api.GetAsync($"{list}/{Uri.EscapeDataString(id)}", cancellationToken), shape with { Rows = "" })[0];
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Asks for a row that is surely there: when it cannot be had either, the address is not ours to use.</summary>
    private async Task ProveAsync(string list, JsonRowShape shape, string id, CancellationToken cancellationToken)
    {
        var known = JsonRows.Cut(await api.GetAsync($"{list}?rid={Uri.EscapeDataString(id.Split('-')[0])}&limit=1&offset=0", cancellationToken), shape);
        if (known.Count > 0 && await FindAsync(list, shape, known[0].Id, cancellationToken) is null)
        {
            throw OpenTableRefusal.Unsupported($"OpenTable does not give single rows of {list} to this partner; the next reading of the list brings them.");
        }
    }

    private static string ByChange(DateTimeOffset? since) => since is { } instant
        ? $"&updated_after={Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}"
        : "";

    /// <summary>Whether these are wall times or UTC is not said: a day more is asked for on both sides.</summary>
    private static string ByMeal(DateTimeOffset? from, DateTimeOffset? until) =>
        (from is { } first ? $"&scheduled_time_from={Scheduled(first.AddDays(-1))}" : "") + (until is { } last ? $"&scheduled_time_to={Scheduled(last.AddDays(1))}" : "");

    private static string Scheduled(DateTimeOffset instant) => Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));

    private static ConnectorException Unexpected(string what) => new(new Fault(FaultKind.UnexpectedContent, $"OpenTable's list cannot be read: {what}."));
}

/// <summary>What a list has besides its rows.</summary>
internal sealed record OpenTableEnvelope(bool HasNextPage);
