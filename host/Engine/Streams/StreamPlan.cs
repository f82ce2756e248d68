using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>How one stream of one connection is read: what the file says, else the manifest, else a quarter of an hour.</summary>
internal sealed record StreamPlan
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(15);

    /// <summary>Gets whether it is read.</summary>
    public bool Enabled { get; private init; } = true;

    /// <summary>Gets how often it is read.</summary>
    public TimeSpan Every { get; private init; } = Default;

    /// <summary>Gets the wall times it is read at, instead.</summary>
    public IReadOnlyList<TimeOnly> At { get; private init; } = [];

    /// <summary>Gets the time zone of those.</summary>
    public TimeZoneInfo Zone { get; private init; } = TimeZoneInfo.Utc;

    /// <summary>Gets how far back each reading goes.</summary>
    public TimeSpan Overlap { get; private init; }

    /// <summary>Gets the first instant wanted.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Gets how often it is read in full besides; null: when asked.</summary>
    public TimeSpan? SnapshotEvery { get; private init; }

    /// <summary>Works out the plan of a stream.</summary>
    public static StreamPlan Of(ConnectionUse use, string stream)
    {
        var settings = use.Settings.Sync.GetValueOrDefault(stream) ?? new StreamSettings();
        var manifest = use.Variant.Feeds.FirstOrDefault(feed => feed.Feed == stream || feed.Feed == $"feed.{stream}") ?? new ManifestFeed(stream, Default);
        return new StreamPlan
        {
            Enabled = settings.Enabled,
            Every = settings.Every ?? (manifest.Every > TimeSpan.Zero ? manifest.Every : Default),
            At = [.. settings.At.Order()],
            Zone = use.Settings.Venues.Count > 0 ? use.Settings.Venues[0].TimeZone : TimeZones.Find(use.Settings.Venue.TimeZone),
            Overlap = settings.Overlap ?? manifest.Overlap,
            From = settings.From,
            SnapshotEvery = manifest.SnapshotEvery,
        };
    }

    /// <summary>Tells when the stream is due after a run that began at an instant.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant)
    {
        if (At.Count == 0)
        {
            return instant + Every;
        }

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
        return Enumerable.Range(0, 3)
            .SelectMany(days => At.Select(time => ToInstant(day.AddDays(days).ToDateTime(time))))
            .First(candidate => candidate > instant);
    }

    /// <summary>A wall time that the clock skips is an hour later; of two, the first counts.</summary>
    private DateTimeOffset ToInstant(DateTime wall) => new VenueSettings { TimeZone = Zone, Currency = "EUR" }.ToInstant(wall);
}
