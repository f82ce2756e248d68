using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Where a read of one location stopped: the window asked, the vendor's token in it, and how far it came.</summary>
internal sealed record RestaurantCursor
{
    /// <summary>Gets the newest closing that is stored.</summary>
    public DateTimeOffset? Mark { get; init; }

    /// <summary>Gets the beginning of the window; null between reads.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the window; null: now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets the vendor's token of the next page, valid with the same window.</summary>
    public string? Token { get; init; }

    /// <summary>Gets how many rows of the window's first instant are stored, where the vendor pages by offset.</summary>
    public int Offset { get; init; }

    /// <summary>Gets how far this window was read: it is sorted, so it may begin again there.</summary>
    public DateTimeOffset? Reached { get; init; }

    public static RestaurantCursor Read(Cursor? cursor)
    {
        if (cursor is not { } stored)
        {
            return new RestaurantCursor();
        }

        try
        {
            return JsonSerializer.Deserialize(stored.Value, RestaurantCursorJson.Default.RestaurantCursor) ?? new RestaurantCursor();
        }
        catch (JsonException)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is not one of this connector."));
        }
    }

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, RestaurantCursorJson.Default.RestaurantCursor));
}
