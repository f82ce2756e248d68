using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Where a read of R-Series stopped: the vendor's address of the next page, and what to do when it is refused.</summary>
internal sealed record RetailCursor
{
    /// <summary>Gets the newest change that is stored.</summary>
    public DateTimeOffset? Mark { get; init; }

    /// <summary>Gets the vendor's address of the next page, below the base address where it lies there; null between reads.</summary>
    public string? Next { get; init; }

    /// <summary>Gets the instant this read began at.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets how far this read has come: rows are sorted, so it may begin again there.</summary>
    public DateTimeOffset? Reached { get; init; }

    public static RetailCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new RetailCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, RetailCursorJson.Default.RetailCursor) ?? new RetailCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, RetailCursorJson.Default.RetailCursor));

    /// <summary>Takes in a page. Rows come oldest first, so every page moves the mark.</summary>
    public RetailCursor Advance(string? next, DateTimeOffset? newest, bool isMarking)
    {
        var reached = Reached is null || newest > Reached ? newest ?? Reached : Reached;
        return new RetailCursor
        {
            Mark = isMarking && (Mark is null || reached > Mark) ? reached ?? Mark : Mark,
            Next = next,
            Start = next is null ? null : Start,
            Reached = next is null ? null : reached,
        };
    }
}
