using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Where a read by offset stopped.</summary>
internal sealed record OpenTableCursor
{
    /// <summary>Gets the newest change (or, by meal time, the begin of the last read) that is stored; null before the first read ended.</summary>
    public DateTimeOffset? Mark { get; init; }

    /// <summary>Gets what the read under way asks from; null: from the beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets when the read under way began; null between reads.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Gets the offset to go on at, some rows before the first unread one.</summary>
    public int Offset { get; init; }

    /// <summary>Gets the last row read, which must come again: else rows have moved.</summary>
    public string? Last { get; init; }

    /// <summary>Gets the newest change seen in the read under way.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Gets how often the read under way was begun again.</summary>
    public int Pass { get; init; }

    public static OpenTableCursor Read(Cursor? cursor)
    {
        try
        {
            return cursor is { } stored ? JsonSerializer.Deserialize(stored.Value, OpenTableJson.Default.OpenTableCursor)! : new OpenTableCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, OpenTableJson.Default.OpenTableCursor));

    /// <summary>Begins a read, or takes one up.</summary>
    public OpenTableCursor Begin(FeedRequest request, DateTimeOffset now) => Began is not null ? this : new OpenTableCursor
    {
        Mark = Mark,
        Since = Mark is { } mark ? mark - request.Overlap : request.From,
        Began = now,
    };

    /// <summary>Takes in a page.</summary>
    /// <param name="rows">Its rows, one at least.</param>
    /// <param name="hasNext">Whether another page follows.</param>
    /// <param name="isByChange">Whether the mark is a change, not the time of reading.</param>
    public OpenTableCursor Advance(IReadOnlyList<RawRecord> rows, bool hasNext, bool isByChange)
    {
        var newest = rows.Select(row => row.ChangedAt).Append(Newest).Max();
        if (!hasNext)
        {
            var mark = isByChange ? newest : Began;
            return new OpenTableCursor { Mark = Mark > mark ? Mark : mark ?? Mark };
        }

        // Some rows are asked for twice, so that a row which slips over the edge of a page is caught.
        var twice = Math.Min(rows.Count / 4, 25);
        return this with { Offset = Offset + rows.Count - twice, Last = twice > 0 ? rows[^1].Id : null, Newest = newest };
    }

    /// <summary>Begins again at the first page.</summary>
    public OpenTableCursor Again() => this with { Offset = 0, Last = null, Pass = Pass + 1 };
}
