using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Streams;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Streams;

public class StreamPlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_file_is_followed_before_the_manifest()
    {
        var plan = PlanOf(new StreamSettings { Every = TimeSpan.FromMinutes(2) }, new ManifestFeed("sale", TimeSpan.FromMinutes(5), TimeSpan.FromHours(72)));

        plan.NextAfter(Noon).ShouldBe(Noon.AddMinutes(2));
        plan.Overlap.ShouldBe(TimeSpan.FromHours(72));
    }

    [Fact]
    public void What_nobody_says_is_read_every_quarter_of_an_hour() => PlanOf(null, null).NextAfter(Noon).ShouldBe(Noon.AddMinutes(15));

    [Fact]
    public void Wall_times_are_the_venues_across_a_change_of_the_clock()
    {
        // Paris, 28 March 2026, noon: the clock goes forward in the night that follows.
        var plan = PlanOf(new StreamSettings { At = [new TimeOnly(16, 0), new TimeOnly(2, 30)] }, null);

        plan.NextAfter(Noon).ShouldBe(new DateTimeOffset(2026, 3, 28, 16, 0, 0, TimeSpan.FromHours(1)));
        plan.NextAfter(Noon.AddHours(5)).ShouldBe(new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)));
        plan.NextAfter(Noon.AddDays(1)).ShouldBe(new DateTimeOffset(2026, 3, 29, 16, 0, 0, TimeSpan.FromHours(2)));
    }

    private static StreamPlan PlanOf(StreamSettings? settings, ManifestFeed? feed)
    {
        var variant = new ManifestVariant { BaseUrl = "https://acme.test/", Feeds = feed is null ? [] : [feed] };
        var manifest = new PluginManifest { Id = "acme", Name = "Acme", Version = "1", Contract = "1.0", Assembly = "a.dll", Kinds = [], Variants = [variant] };
        var connection = new ConnectionSettings
        {
            Name = "till",
            Connector = "acme",
            BaseUrl = "https://acme.test/",
            Sync = settings is null ? new Dictionary<string, StreamSettings>() : new() { ["sale"] = settings },
        };
        using var use = new ConnectionUse(connection, manifest, variant, Substitute.For<IConnector>(), () => { }, CancellationToken.None);
        return StreamPlan.Of(use, "sale");
    }
}
