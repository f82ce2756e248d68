using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads and writes instants. TheFork sends them with an offset; one without is taken for the restaurant's wall time.</summary>
internal sealed class TheForkClock(ConnectorContext context)
{
    public DateTimeOffset Read(string text, string? restaurantId)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            throw new JsonException("A time of TheFork is not in ISO 8601 form.");
        }

        return time.Kind == DateTimeKind.Unspecified
            ? context.Venue(restaurantId).ToInstant(time)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    public DateTimeOffset? Read(string? text) => string.IsNullOrEmpty(text) ? null : Read(text, null);

    /// <summary>Writes an instant with the restaurant's offset, so that it means one thing however TheFork reads it.</summary>
    public string Write(DateTimeOffset instant, string? restaurantId)
    {
        var local = Find(restaurantId) is { } venue ? TimeZoneInfo.ConvertTime(instant, venue.TimeZone) : instant;
        return local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Gets the day an instant falls on at the restaurant.</summary>
    public DateOnly DayOf(DateTimeOffset instant, string restaurantId) =>
        DateOnly.FromDateTime(Find(restaurantId)?.ToWallTime(instant) ?? instant.DateTime);

    public string CurrencyOf(string restaurantId) => Find(restaurantId)?.Currency ?? "EUR";

    private VenueSettings? Find(string? restaurantId) =>
        context.Venues.FirstOrDefault(venue => venue.LocationId == restaurantId) ?? (context.Venues.Count == 1 ? context.Venues[0] : null);
}
