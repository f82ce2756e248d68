using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads the parts of a feed one after the other, resumable at every page.</summary>
internal static class SquareReading
{
    public static async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, IReadOnlyList<SquarePart> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = SquareCursor.Read(request.After);
        var first = IndexOf(parts, cursor.Part);

        // A cursor before a part that was not begun comes of a stop, or of a read that found that part empty: then the parts before it are due again.
        var wraps = request.Basis == FeedBases.Changed && cursor is { Token: null, Reached: null };
        List<SquarePart> due = wraps ? [.. parts.Skip(first), .. parts.Take(first)] : [.. parts.Skip(first)];
        for (var i = 0; i < due.Count; i++)
        {
            var part = due[i];
            if (cursor.Part != part.Key || cursor is { Token: null, Reached: null })
            {
                cursor = cursor.Begin(part.Key, request);
            }

            while (cursor.Part == part.Key)
            {
                SquareAnswer answer;
                try
                {
                    answer = await part.AskAsync(cursor, cancellationToken);
                }
                catch (ConnectorException e) when (e.Fault.Kind == FaultKind.CursorLost && cursor.Token is not null)
                {
                    cursor = cursor.Again(part.IsSorted);
                    continue;
                }

                if (answer.IsEmpty)
                {
                    // Nothing is taken from an empty answer, not even the end of the read: the stored cursor stays where it is.
                    if (answer.Token is null)
                    {
                        break;
                    }

                    cursor = answer.Token != cursor.Token
                        ? cursor with { Token = answer.Token }
                        : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "Square answers the same page token again and again."));
                    continue;
                }

                var newest = request.Basis == FeedBases.Occurred ? null : Newest(answer);
                cursor = cursor.Advance(answer, newest, part.IsSorted);
                if (cursor.Part is null && i + 1 < due.Count)
                {
                    cursor = cursor.ContinueWith(due[i + 1].Key);
                }

                yield return new Page { Records = answer.Rows, Hints = answer.Hints, Removals = answer.Removals, Next = cursor.ToCursor() };
            }
        }
    }

    private static int IndexOf(IReadOnlyList<SquarePart> parts, string? key)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Key == key)
            {
                return i;
            }
        }

        return 0;
    }

    private static DateTimeOffset? Newest(SquareAnswer answer)
    {
        DateTimeOffset? newest = null;
        foreach (var row in answer.Rows)
        {
            newest = newest is null || row.ChangedAt > newest ? row.ChangedAt ?? newest : newest;
        }

        foreach (var removal in answer.Removals)
        {
            newest = newest is null || removal.At > newest ? removal.At ?? newest : newest;
        }

        return newest;
    }
}
