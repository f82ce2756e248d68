using System.Text.Json;

namespace LeVieuxMoulin.Connectors;

/// <summary>Where a read of several parts stopped: the vendor's page token, and what to do when that is dead.</summary>
public sealed record PartCursor
{
    /// <summary>Gets, by part, the newest change that is stored. Empty answers never move it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Marks { get; init => field = value ?? EmptyMarks; } = EmptyMarks;

    /// <summary>Gets the key of the part that is being read; null between reads.</summary>
    public string? Part { get; init; }

    /// <summary>Gets the vendor's token of the page to ask for; null on the first. It belongs to the same <see cref="Start"/> and <see cref="End"/>.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the instant that the question asks from; null: everything.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets the exclusive instant that the question asks to; null: now.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets when the part was begun. Its mark never passes this: what changes behind a read is read next time.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Gets the newest change that was seen in this part.</summary>
    public DateTimeOffset? Reached { get; init; }

    private static Dictionary<string, DateTimeOffset> EmptyMarks { get; } = [];

    /// <summary>Reads a stored cursor; null gives the beginning.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.CursorLost"/>: the text is none of this form.</exception>
    public static PartCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new PartCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, PartCursorJson.Default.PartCursor) ?? new PartCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    /// <summary>Writes the cursor as the host stores it.</summary>
    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, PartCursorJson.Default.PartCursor));

    /// <summary>Begins a part. The overlap turns the question back, never the mark.</summary>
    internal PartCursor Begin(string part, FeedRequest request, DateTimeOffset now) => new()
    {
        Marks = Marks,
        Part = part,
        Start = request.Basis == FeedBases.Changed && Marks.TryGetValue(part, out var mark) ? mark - request.Overlap : request.From,
        End = request.Until,
        BeganAt = now,
    };

    /// <summary>Goes on without the token: where rows come oldest first from the newest one seen, a second before it since others may share its time; else from the start.</summary>
    internal PartCursor WithoutToken(bool isSorted) => this with
    {
        Token = null,
        Start = isSorted && Reached?.AddSeconds(-1) is { } before && !(before < Start) ? before : Start,
        Reached = isSorted ? Reached : null,
    };

    /// <summary>Takes in an answer that held something.</summary>
    internal PartCursor Advance(PartAnswer answer, DateTimeOffset? newest, bool isSorted)
    {
        var reached = answer.AskNextFrom is { } next ? Reached ?? next : Later(Reached, newest);
        reached = reached > BeganAt ? BeganAt : reached;
        var isLast = answer.Token is null;
        var marks = reached is { } instant && (isSorted || isLast) && !(Marks.TryGetValue(Part!, out var mark) && mark >= instant)
            ? new Dictionary<string, DateTimeOffset>(Marks) { [Part!] = instant }
            : Marks;
        return isLast ? new PartCursor { Marks = marks } : this with { Marks = marks, Token = answer.Token, Reached = reached };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
