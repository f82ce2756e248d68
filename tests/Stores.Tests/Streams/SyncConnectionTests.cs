using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.PointOfSale;
using NSubstitute;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

public abstract class SyncConnectionTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StreamFixture streams = new(kind);
    private readonly IConnectionDirectory directory = Substitute.For<IConnectionDirectory>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task All_streams_are_run_places_first_without_those_switched_off()
    {
        streams.Settings = streams.Settings with { Sync = new Dictionary<string, StreamSettings> { ["product"] = new() { Enabled = false } } };
        var capabilities = new CapabilitySet()
            .Offer<IFeed<Category>>(new FakeFeed { Answer = _ => [Page("1", Row("a"))] })
            .Offer<IFeed<Product>>(Substitute.For<IFeed<Product>>())
            .Offer<IFeed<Location>>(new FakeLocations("P1"));
        directory.Use("till").Returns(_ => streams.Use(capabilities));

        var results = await new SyncConnection(directory, streams.Runner, TimeProvider.System).ExecuteAsync("till", null, full: false, Token);

        results.Select(result => (result.Stream, result.Changed, result.Completed)).ShouldBe([("location", 1, true), ("category", 1, true)]);
    }

    [Fact]
    public async Task A_connection_that_is_just_starting_is_waited_for()
    {
        var capabilities = new CapabilitySet().Offer<IFeed<Category>>(new FakeFeed { Answer = _ => [Page("1", Row("a"))] });
        directory.Connections.Returns([new ConnectionStatus("till", "acme", "", ["pos"], ConnectionState.Starting, null, null, null, [], [])]);
        directory.Use("till").Returns(_ => null, _ => streams.Use(capabilities));

        var results = await new SyncConnection(directory, streams.Runner, TimeProvider.System).ExecuteAsync("till", null, full: false, Token);

        results.ShouldHaveSingleItem().Changed.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_is_not_there_or_not_running_is_refused()
    {
        directory.Use(Arg.Any<string>()).Returns((ConnectionUse?)null);
        directory.Connections.Returns([new ConnectionStatus("till", "acme", "", ["pos"], ConnectionState.NeedsConsent, "Consent is needed.", null, null, [], [])]);
        var sync = new SyncConnection(directory, streams.Runner, TimeProvider.System);

        (await Should.ThrowAsync<RequestException>(sync.ExecuteAsync("till", null, false, Token))).Message.ShouldContain("Consent is needed.");
        (await Should.ThrowAsync<RequestException>(sync.ExecuteAsync("tell", null, false, Token))).Code.ShouldBe("CONNECTION_NOT_FOUND");
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteSyncConnectionTests() : SyncConnectionTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlSyncConnectionTests() : SyncConnectionTests(StoreKind.PostgreSql);
