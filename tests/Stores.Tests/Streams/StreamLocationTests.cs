using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.PointOfSale;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>A vendor that is asked place by place.</summary>
public abstract class StreamLocationTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StreamFixture streams = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task A_stream_by_location_is_read_at_the_configured_venues_with_a_cursor_each()
    {
        var byPlace = new FakeFeed { Scope = FeedScope.Location, Answer = request => [Page($"end {request.LocationId}", Row($"r-{request.LocationId}"))] };
        streams.Settings = streams.Settings with
        {
            Venues = [Venue("L1"), Venue("L2")],
            Sync = new Dictionary<string, StreamSettings> { ["category"] = new() { Overlap = TimeSpan.FromHours(2), From = DateTimeOffset.UnixEpoch } },
        };
        var capabilities = new CapabilitySet().Offer<IFeed<Category>>(byPlace);

        await streams.RunAsync(capabilities);
        await streams.RunAsync(capabilities);

        byPlace.Requests.Select(request => $"{request.LocationId} {request.After?.Value}").ShouldBe(["L1 ", "L2 ", "L1 end L1", "L2 end L2"]);
        byPlace.Requests.ShouldAllBe(request => request.Overlap == TimeSpan.FromHours(2) && request.From == DateTimeOffset.UnixEpoch);
        (await streams.Store.Queries.FindAsync("till", "category", "r-L1", Token))!.LocationId.ShouldBe("L1");
        (await streams.StatusAsync(location: "L2")).LastSyncAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_venues_the_vendors_own_places_are_read_first()
    {
        var byPlace = new FakeFeed { Scope = FeedScope.Location, Answer = request => [Page("end", Row($"r-{request.LocationId}"))] };

        await streams.RunAsync(new CapabilitySet().Offer<IFeed<Category>>(byPlace).Offer<IFeed<Location>>(new FakeLocations("P1", "P2")));

        (await streams.ListAsync()).ShouldBe("r-P1 r-P2");
    }

    [Fact]
    public async Task Without_any_place_a_stream_by_location_says_so()
    {
        var byPlace = new FakeFeed { Scope = FeedScope.Location };

        var result = await streams.RunAsync(new CapabilitySet().Offer<IFeed<Category>>(byPlace));

        result.Code.ShouldBe("NO_LOCATIONS");
        (await streams.StatusAsync()).PauseCode.ShouldBe("NO_LOCATIONS");
    }

    private static VenueSettings Venue(string location) => new() { LocationId = location, TimeZone = TimeZoneInfo.Utc, Currency = "EUR" };
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteStreamLocationTests() : StreamLocationTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlStreamLocationTests() : StreamLocationTests(StoreKind.PostgreSql);
