using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads and writes times. Sync tells instants, the booking APIs wall times, and no answer the time zone: the venue of the configuration does.</summary>
internal sealed class OpenTableClock(ConnectorContext context)
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";

    public VenueSettings Venue(string restaurantId) => context.Venue(restaurantId);

    public TimeProvider Time => context.Time;

    /// <summary>Reads an instant. A field called UTC is UTC, with its Z or, as in webhooks, without.</summary>
    public static DateTimeOffset? Instant(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new JsonException("A time of OpenTable is not in ISO 8601 form.");
    }

    /// <summary>Reads a wall time of a restaurant.</summary>
    public DateTimeOffset Wall(string text, string restaurantId) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
        ? Venue(restaurantId).ToInstant(wall)
        : throw new JsonException("A wall time of OpenTable is not in ISO 8601 form.");

    /// <summary>Writes an instant as the restaurant's wall time, the only form that bookings take.</summary>
    public string ToWall(DateTimeOffset instant, string restaurantId)
    {
        var wall = Venue(restaurantId).ToWallTime(instant);
        return Venue(restaurantId).ToInstant(wall) == instant
            ? wall.ToString(Minutes, CultureInfo.InvariantCulture)
            : throw OpenTableRefusal.Invalid("start", "This hour comes twice on that night, and OpenTable's wall time cannot say which of the two is meant.");
    }

    /// <summary>Reads the day of a date that comes with a time behind it.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
