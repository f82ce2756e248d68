using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Where a read stopped.</summary>
internal sealed record HubSpotCursor
{
    /// <summary>Gets, by part, the newest change that is stored.</summary>
    public Dictionary<string, DateTimeOffset> Marks { get; init => field = value ?? []; } = [];

    /// <summary>Gets the part being read; null between reads.</summary>
    public string? Part { get; init; }

    /// <summary>Gets where the part goes on: the last id of a search, the token of a list, an offset.</summary>
    public string? Token { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Gets when the part was begun. Its mark never passes this: what changes behind a read is read next time.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Gets the newest change seen in this part.</summary>
    public DateTimeOffset? Reached { get; init; }

    public static HubSpotCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new HubSpotCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, HubSpotJson.Default.HubSpotCursor) ?? new HubSpotCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, HubSpotJson.Default.HubSpotCursor));

    /// <summary>Begins a part. The overlap turns the question back, never the mark.</summary>
    public HubSpotCursor Begin(string part, FeedRequest request, DateTimeOffset now) => new()
    {
        Marks = Marks,
        Part = part,
        Start = request.Basis == FeedBases.Changed && Marks.TryGetValue(part, out var mark) ? mark - request.Overlap : request.From,
        End = request.Until,
        BeganAt = now,
    };

    /// <summary>Takes in an answer that held something. Rows come by id, not by time, so the mark moves only at the end of the part.</summary>
    public HubSpotCursor Advance(HubSpotAnswer answer)
    {
        var newest = answer.Rows.Max(row => row.ChangedAt);
        var reached = Reached is null || newest > Reached ? newest ?? Reached : Reached;
        return answer.Token is { } token ? this with { Token = token, Reached = reached } : Finish(reached);
    }

    private HubSpotCursor Finish(DateTimeOffset? reached)
    {
        reached = reached > BeganAt ? BeganAt : reached;
        var before = Marks.TryGetValue(Part!, out var mark) ? mark : DateTimeOffset.MinValue;
        return new HubSpotCursor { Marks = reached > before ? new(Marks) { [Part!] = reached.Value } : Marks };
    }
}
