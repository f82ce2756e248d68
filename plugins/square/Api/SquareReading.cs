using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads the parts of a feed one after the other, resumable at every page.</summary>
internal static class SquareReading
{
    public static async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, IReadOnlyList<SquarePart> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = SquareCursor.Read(request.After);
        for (var i = IndexOf(parts, cursor.Part); i < parts.Count; i++)
        {
            var part = parts[i];
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
                if (cursor.Part is null && i + 1 < parts.Count)
                {
                    cursor = cursor.ContinueWith(parts[i + 1].Key);
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
