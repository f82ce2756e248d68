using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Where a read stopped. Square's own page token lives five minutes; the rest says how to go on without it.</summary>
internal sealed record SquareCursor
{
    /// <summary>Gets, by part (payments, refunds, a group of locations), the newest change that is stored.</summary>
    public Dictionary<string, DateTimeOffset> Marks { get; init => field = value ?? []; } = [];

    /// <summary>Gets the part being read; null between reads.</summary>
    public string? Part { get; init; }

    /// <summary>Gets Square's page token, valid only with the same <see cref="Start"/> and <see cref="End"/>.</summary>
    public string? Token { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Gets how far this read has come: where to begin again when the token is dead, and what becomes the mark.</summary>
    public DateTimeOffset? Reached { get; init; }

    public static SquareCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new SquareCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, SquareJson.Default.SquareCursor) ?? new SquareCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, SquareJson.Default.SquareCursor));

    /// <summary>Begins a part. The overlap turns the question back, never the mark.</summary>
    public SquareCursor Begin(string part, FeedRequest request) => new()
    {
        Marks = Marks,
        Part = part,
        Start = request.Basis != FeedBases.Changed ? request.From
            : Marks.TryGetValue(part, out var mark) ? mark - request.Overlap
            : request.From,
        End = request.Until,
    };

    /// <summary>Goes on without the token: from the newest row seen where rows come oldest first, else from the start.</summary>
    public SquareCursor Again(bool isSorted) => this with
    {
        Token = null,
        Start = isSorted ? Reached ?? Start : Start,
        Reached = isSorted ? Reached : null,
    };

    /// <summary>Takes in an answer that held something.</summary>
    public SquareCursor Advance(SquareAnswer answer, DateTimeOffset? newest, bool isSorted)
    {
        var reached = answer.LatestTime is { } latest ? Reached ?? latest : Later(Reached, newest);
        var isDone = answer.Token is null;
        return this with
        {
            Marks = reached is { } instant && (isSorted || isDone) ? Marked(instant) : Marks,
            Part = isDone ? null : Part,
            Token = answer.Token,
            Start = isDone ? null : Start,
            End = isDone ? null : End,
            Reached = isDone ? null : reached,
        };
    }

    /// <summary>Gets the cursor of a read that goes on with another part.</summary>
    public SquareCursor ContinueWith(string part) => this with { Part = part };

    private Dictionary<string, DateTimeOffset> Marked(DateTimeOffset reached) =>
        new(Marks) { [Part!] = Marks.TryGetValue(Part!, out var mark) && mark > reached ? mark : reached };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
