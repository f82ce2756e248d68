using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Where a read stopped. Zoho's page token lives a day and is bound to the question; the rest says how to go on without it.</summary>
internal sealed record ZohoCursor
{
    /// <summary>Gets, by part, the newest change that is stored.</summary>
    public Dictionary<string, DateTimeOffset> Marks { get; init => field = value ?? []; } = [];

    /// <summary>Gets the part being read; null between reads.</summary>
    public string? Part { get; init; }

    /// <summary>Gets Zoho's page token, or the number of the page where there are no tokens.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the time the question asks from.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets when the part was begun. Its mark never passes this: what changes behind a read is read next time.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    public static ZohoCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new ZohoCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, ZohoCursorJson.Default.ZohoCursor) ?? new ZohoCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, ZohoCursorJson.Default.ZohoCursor));

    /// <summary>Begins a part. The overlap turns the question back, never the mark.</summary>
    public ZohoCursor Begin(string part, FeedRequest request, DateTimeOffset now) => new()
    {
        Marks = Marks,
        Part = part,
        Start = request.Basis == FeedBases.Changed && Marks.TryGetValue(part, out var mark) ? mark - request.Overlap : request.From,
        BeganAt = now,
    };

    /// <summary>Goes on without the token: from the newest change stored, a second before it since others may share its time; else from the start.</summary>
    public ZohoCursor Again() => this with { Token = null, Start = Marks.TryGetValue(Part!, out var mark) && (Start is null || mark > Start) ? mark.AddSeconds(-1) : Start };

    /// <summary>Takes in an answer that held something. Rows come oldest change first, so every page moves the mark.</summary>
    public ZohoCursor Advance(ZohoAnswer answer)
    {
        var newest = answer.Rows.Max(row => row.ChangedAt);
        newest = newest > BeganAt ? BeganAt : newest;
        var marks = newest is { } reached && !(Marks.TryGetValue(Part!, out var mark) && mark >= reached) ? new(Marks) { [Part!] = reached } : Marks;
        return answer.Token is { } token ? this with { Marks = marks, Token = token } : new ZohoCursor { Marks = marks };
    }
}
