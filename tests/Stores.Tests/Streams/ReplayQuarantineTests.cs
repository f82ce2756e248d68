using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.PointOfSale;
using NSubstitute;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

public abstract class ReplayQuarantineTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StreamFixture streams = new(kind);
    private readonly IConnectionDirectory directory = Substitute.For<IConnectionDirectory>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task A_row_that_a_better_plugin_can_read_leaves_the_quarantine_and_the_others_stay()
    {
        var feed = new FakeFeed { Answer = _ => [Page("1", Row("odd", "7"), Row("hopeless", "{"))] };
        await streams.RunAsync(new CapabilitySet().Offer<IFeed<Category>>(feed));
        directory.Use("till").Returns(_ => streams.Use(new CapabilitySet().Offer<IFeed<Category>>(new LenientFeed())));
        var replay = new ReplayQuarantine(streams.Store.Quarantine, directory, streams.Sink);

        var result = await replay.ExecuteAsync("till", "category", Token);

        result.ShouldBe(new ReplayResult(2, 1));
        (await streams.JsonAsync("odd")).ShouldContain("read at last");
        (await streams.Store.Quarantine.ListAsync("till", "category", 0, 10, Token)).Single().RecordId.ShouldBe("hopeless");
    }

    [Fact]
    public async Task Without_its_connector_nothing_is_replayed()
    {
        directory.Use("till").Returns((ConnectionUse?)null);

        (await Should.ThrowAsync<RequestException>(new ReplayQuarantine(streams.Store.Quarantine, directory, streams.Sink).ExecuteAsync("till", null, Token)))
            .Code.ShouldBe("CONNECTION_NOT_RUNNING");
    }

    private sealed class LenientFeed : IFeed<Category>
    {
        public FeedBases Bases => FeedBases.Changed;

        public FeedScope Scope => FeedScope.Account;

        public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) => AsyncEnumerable.Empty<Page>();

        public Category Map(RawRecord raw) => raw.Id == "odd"
            ? new Category { Id = raw.Id, Name = "read at last" }
            : throw new FormatException("still not");
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteReplayQuarantineTests() : ReplayQuarantineTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlReplayQuarantineTests() : ReplayQuarantineTests(StoreKind.PostgreSql);
