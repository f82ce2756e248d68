namespace LeVieuxMoulin.Connectors;

/// <summary>One venue of the restaurant and the vendor's name for it.</summary>
public sealed record VenueSettings
{
    /// <summary>Gets the vendor's id of the place, whatever it calls it (location, shop, restaurant, rid); none where the vendor has no places.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets the time zone that wall times of this venue are meant in.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Gets the ISO 4217 currency assumed where the vendor names none.</summary>
    public required string Currency { get; init; }

    /// <summary>Gives a wall time of this venue its instant, in the venue's offset: the first of two when the clock goes back, one hour later when it goes forward.</summary>
    public DateTimeOffset ToInstant(DateTime wallTime)
    {
        var wall = DateTime.SpecifyKind(wallTime, DateTimeKind.Unspecified);
        if (TimeZone.IsAmbiguousTime(wall))
        {
            return new DateTimeOffset(wall, TimeZone.GetAmbiguousTimeOffsets(wall).Max());
        }

        // For a wall time that the clock skips, the offset is the one before the jump, which lands an hour later.
        var instant = new DateTimeOffset(wall, TimeZone.GetUtcOffset(wall));
        return TimeZoneInfo.ConvertTime(instant, TimeZone);
    }

    /// <summary>Gives an instant its wall time at this venue.</summary>
    public DateTime ToWallTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime;
}
