using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads a list of R-Series page by page, resumable at every page.</summary>
internal static class RetailReading
{
    private const int PageSize = 100;

    public static async IAsyncEnumerable<Page> ReadAsync(RetailApi api, RetailList list, FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = RetailCursor.Read(request.After);
        var isMarking = request.Basis == FeedBases.Changed;
        if (cursor.Next is null)
        {
            cursor = cursor with { Start = isMarking && cursor.Mark is { } mark ? mark - request.Overlap : request.From, Reached = null };
        }

        var hasBegunAgain = false;
        while (true)
        {
            RetailAnswer answer;
            try
            {
                answer = cursor.Next is { } next
                    ? await api.PageAsync(list, next, cancellationToken)
                    : await api.ListAsync(list, Question(api, list, request, cursor.Reached ?? cursor.Start), cancellationToken);
                hasBegunAgain &= cursor.Next is null;
            }
            catch (ConnectorException e) when (cursor.Next is not null && !hasBegunAgain && e.Fault.Kind is FaultKind.Validation or FaultKind.NotFound or FaultKind.CursorLost)
            {
                // The vendor does not say how long its page addresses live, nor how it refuses an old one: the rows are sorted, so the read goes on from the last one.
                cursor = cursor with { Next = null };
                hasBegunAgain = true;
                continue;
            }

            if (answer.Next is not null && answer.Next == cursor.Next)
            {
                throw LightspeedRefusal.Unexpected("Lightspeed answers the same page again and again.");
            }

            // Nothing is taken from an empty answer, not even the end of the read: the stored cursor stays where it is.
            if (answer.Rows.Count == 0)
            {
                if (answer.Next is null)
                {
                    yield break;
                }

                cursor = cursor with { Next = answer.Next };
                continue;
            }

            cursor = cursor.Advance(answer.Next, request.Basis == FeedBases.Snapshot ? null : Newest(answer.Rows), isMarking);
            yield return new Page { Records = Kept(api, list, answer.Rows), Next = cursor.ToCursor() };
            if (cursor.Next is null)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads rows by their ids, up to a hundred a call.</summary>
    public static async Task<RecordBatch> FetchAsync(RetailApi api, RetailList list, IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        var ids = Uri.EscapeDataString($"IN,[{string.Join(',', hints.Select(hint => hint.Id))}]");
        var rows = (await api.ListAsync(list, $"{list.IdField}={ids}&{list.Query(PageSize)}", cancellationToken)).Rows;
        var found = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new RecordBatch
        {
            Records = rows,
            Removals = hints.Where(hint => !found.Contains(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList(),
        };
    }

    /// <summary>Rows of shop 0 are the vendor's sums over all shops; of another shop than the one that is read, none is wanted, whether or not the vendor filtered.</summary>
    private static IReadOnlyList<RawRecord> Kept(RetailApi api, RetailList list, IReadOnlyList<RawRecord> rows)
    {
        bool IsWanted(RawRecord row) => row.LocationId != "0" && (api.ShopId is not { } shop || row.LocationId == shop);
        return list.LocationField is null || rows.All(IsWanted) ? rows : rows.Where(IsWanted).ToList();
    }

    private static string Question(RetailApi api, RetailList list, FeedRequest request, DateTimeOffset? from)
    {
        var field = request.Basis switch { FeedBases.Changed => list.ChangeField, FeedBases.Occurred => list.OccurredField, _ => null };
        var shop = list.LocationField is { } place && api.ShopId is { } id ? $"{place}={Uri.EscapeDataString(id)}&" : "";
        if (field is null)
        {
            return $"{shop}sort={list.IdField}&{list.Query(PageSize)}";
        }

        var range = (from, request.Until) switch
        {
            ({ } start, { } end) => $"><,{LightspeedText.Of(start)},{LightspeedText.Of(end)}",
            ({ } start, null) => $">=,{LightspeedText.Of(start)}",
            (null, { } end) => $"<=,{LightspeedText.Of(end)}",
            _ => null,
        };
        return $"{shop}{(range is null ? "" : $"{field}={Uri.EscapeDataString(range)}&")}{(request.Basis == FeedBases.Occurred ? "completed=true&" : "")}sort={field}&{list.Query(PageSize)}";
    }

    private static DateTimeOffset? Newest(IReadOnlyList<RawRecord> rows)
    {
        DateTimeOffset? newest = null;
        foreach (var row in rows)
        {
            newest = newest is null || row.ChangedAt > newest ? row.ChangedAt ?? newest : newest;
        }

        return newest;
    }
}
