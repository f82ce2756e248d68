using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors;

/// <summary>Reads a feed whose vendor needs several questions for it: the parts one after the other, resumable at every page.</summary>
public static class PartReader
{
    /// <summary>Reads the parts, from where the request's cursor stopped to the end of the last.</summary>
    /// <remarks>
    /// An empty answer is passed over and stores nothing. A page token that died (<see cref="FaultKind.CursorLost"/>) begins its part again, near the newest change seen where that is safe.
    /// A cursor that stopped before a part makes the next read of changes end with the parts before it, so that none starves.
    /// </remarks>
    /// <param name="request">Which part of the feed to read; its cursor is a <see cref="PartCursor"/> or none.</param>
    /// <param name="parts">The questions, in their order; at least one, each with a key of its own.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ConnectorException"><see cref="FaultKind.UnexpectedContent"/>: the vendor gives the same page token twice in a row; or what a part failed with.</exception>
    public static async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, IReadOnlyList<FeedPart> parts, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(time);
        var cursor = PartCursor.Read(request.After);
        var due = Due(parts, cursor, request.Basis);
        for (var i = 0; i < due.Count; i++)
        {
            var part = due[i];
            if (cursor.Part != part.Key || cursor.BeganAt is null)
            {
                cursor = cursor.Begin(part.Key, request, time.GetUtcNow());
            }

            while (cursor.Part == part.Key)
            {
                PartAnswer answer;
                try
                {
                    answer = await part.AskAsync(cursor, cancellationToken);
                }
                catch (ConnectorException e) when (e.Fault.Kind == FaultKind.CursorLost && cursor.Token is not null)
                {
                    cursor = cursor.WithoutToken(part.IsSorted);
                    continue;
                }

                if (answer.Token is not null && answer.Token == cursor.Token)
                {
                    throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "The vendor answers the same page token again and again."));
                }

                if (answer.Records.Count + answer.Hints.Count + answer.Removals.Count == 0)
                {
                    // Nothing is taken from an empty answer, not even the end of the read: the stored cursor stays where it is.
                    cursor = answer.Token is { } token ? cursor with { Token = token } : new PartCursor { Marks = cursor.Marks };
                    continue;
                }

                cursor = cursor.Advance(answer, request.Basis == FeedBases.Occurred ? null : Newest(answer), part.IsSorted);
                if (cursor.Part is null && i + 1 < due.Count)
                {
                    cursor = cursor with { Part = due[i + 1].Key };
                }

                yield return new Page { Records = answer.Records, Hints = answer.Hints, Removals = answer.Removals, Next = cursor.ToCursor() };
            }
        }
    }

    /// <summary>Puts the parts in the order of this read. A cursor before a part that was not begun comes of a stop, or of a read that found that part empty: then the parts before it are due again.</summary>
    private static List<FeedPart> Due(IReadOnlyList<FeedPart> parts, PartCursor cursor, FeedBases basis)
    {
        var before = parts.TakeWhile(part => part.Key != cursor.Part).ToList();
        if (before.Count == parts.Count)
        {
            return before;
        }

        var rest = parts.Skip(before.Count);
        return basis == FeedBases.Changed && cursor.BeganAt is null ? [.. rest, .. before] : [.. rest];
    }

    private static DateTimeOffset? Newest(PartAnswer answer)
    {
        DateTimeOffset? newest = null;
        foreach (var at in answer.Records.Select(row => row.ChangedAt).Concat(answer.Removals.Select(removal => removal.At)))
        {
            newest = newest is null || at > newest ? at ?? newest : newest;
        }

        return newest;
    }
}
