using System.Globalization;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class VenueSettingsTests
{
    private static readonly VenueSettings Paris = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    [Theory]
    [InlineData("2026-07-14 20:30", "2026-07-14T20:30:00+02:00")]
    [InlineData("2026-12-31 23:59", "2026-12-31T23:59:00+01:00")]
    // 25 October: 02:30 comes twice, the first one counts.
    [InlineData("2026-10-25 02:30", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25 01:59", "2026-10-25T01:59:00+02:00")]
    [InlineData("2026-10-25 03:00", "2026-10-25T03:00:00+01:00")]
    // 29 March: 02:30 does not exist, it is an hour later.
    [InlineData("2026-03-29 02:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-03-29 01:59", "2026-03-29T01:59:00+01:00")]
    [InlineData("2026-03-29 03:00", "2026-03-29T03:00:00+02:00")]
    public void A_wall_time_has_one_instant_on_every_night(string wall, string instant)
    {
        var told = Paris.ToInstant(DateTime.Parse(wall, CultureInfo.InvariantCulture));

        told.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(instant);
    }

    [Fact]
    public void An_instant_goes_back_to_the_wall_time_it_came_from()
    {
        for (var wall = new DateTime(2026, 10, 24, 22, 0, 0); wall < new DateTime(2026, 10, 25, 6, 0, 0); wall = wall.AddMinutes(15))
        {
            Paris.ToWallTime(Paris.ToInstant(wall)).ShouldBe(wall);
        }
    }

    [Fact]
    public void The_kind_of_a_wall_time_does_not_matter() =>
        Paris.ToInstant(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)).ShouldBe(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)));
}
