using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Where a read by days stopped.</summary>
/// <param name="Next">The first day that was not read yet.</param>
/// <param name="Began">The day on which this read began: what changes afterwards has a later day.</param>
/// <param name="IsDone">Whether the read came to its end.</param>
internal sealed record TheForkCursor(DateOnly Next, DateOnly Began, bool IsDone = false)
{
    public static TheForkCursor? Read(Cursor? cursor)
    {
        try
        {
            return cursor is { } stored ? JsonSerializer.Deserialize(stored.Value, TheForkJson.Default.TheForkCursor) : null;
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, TheForkJson.Default.TheForkCursor));

    /// <summary>Gets the day to go on at. A read cut short today goes on where it was; any other turns back, since days are cut in an unknown time zone and records come late.</summary>
    public DateOnly Resume(DateOnly today, TimeSpan overlap)
    {
        var back = Began.AddDays(-1 - (int)Math.Ceiling(overlap.TotalDays));
        return IsDone ? back : Began == today || Next < back ? Next : back;
    }
}
