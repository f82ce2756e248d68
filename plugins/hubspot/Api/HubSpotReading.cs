using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads the parts of a feed one after the other, resumable at every page.</summary>
internal static class HubSpotReading
{
    public static async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, IReadOnlyList<HubSpotPart> parts, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = HubSpotCursor.Read(request.After);
        var first = Math.Max(0, parts.ToList().FindIndex(part => part.Key == cursor.Part));

        // A cursor before a part that was not begun comes of a stop, or of a read that found that part empty: then the parts before it are due again.
        var wraps = request.Basis == FeedBases.Changed && cursor.BeganAt is null;
        List<HubSpotPart> due = wraps ? [.. parts.Skip(first), .. parts.Take(first)] : [.. parts.Skip(first)];
        for (var i = 0; i < due.Count; i++)
        {
            var part = due[i];
            if (cursor.Part != part.Key || cursor.BeganAt is null)
            {
                cursor = cursor.Begin(part.Key, request, time.GetUtcNow());
            }

            while (cursor.Part == part.Key)
            {
                var answer = await part.AskAsync(cursor, cancellationToken);
                if (answer.Token is not null && answer.Token == cursor.Token)
                {
                    throw HubSpotRefusal.Unexpected("HubSpot answers the same page again and again.");
                }

                if (answer.Rows.Count + answer.Removals.Count == 0)
                {
                    // Nothing is taken from an empty answer, not even the end of the read: the stored cursor stays where it is.
                    cursor = answer.Token is { } token ? cursor with { Token = token } : cursor with { Part = null, BeganAt = null };
                    continue;
                }

                cursor = cursor.Advance(answer);
                if (cursor.Part is null && i + 1 < due.Count)
                {
                    cursor = cursor with { Part = due[i + 1].Key };
                }

                yield return new Page { Records = answer.Rows, Removals = answer.Removals, Next = cursor.ToCursor() };
            }
        }
    }
}
