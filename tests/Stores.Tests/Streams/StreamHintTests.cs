using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.PointOfSale;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>What a feed or a sink only names is fetched by its id.</summary>
public abstract class StreamHintTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StreamFixture streams = new(kind);
    private readonly FakeFeed feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CapabilitySet Categories => new CapabilitySet().Offer<IFeed<Category>>(feed);

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task Hints_are_stored_with_the_page_and_fetched_in_batches()
    {
        var fetch = new FakeCategories();
        feed.Answer = _ => [() => new Page { Next = new Cursor("1"), Hints = [.. Enumerable.Range(0, 5).Select(i => new RecordHint($"h{i}"))] }];

        var result = await streams.RunAsync(Categories.Offer<IFetch<Category>>(fetch));

        result.Completed.ShouldBeTrue();
        fetch.Calls.ShouldBe(["h0+h1+h2", "h3+h4"]);
        (await streams.ListAsync()).ShouldBe("h0 h1 h2 h3 h4");
        (await streams.StatusAsync()).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_for_hints_alone_leaves_the_feed_in_peace_unless_none_waits()
    {
        feed.Answer = _ => [Page("1", Row("from-feed"))];
        var use = streams.Use(Categories.Offer<IFetch<Category>>(new FakeCategories()));
        await streams.Sink.RefreshAsync("till", "category", new RecordHint("told"), Token);

        await streams.Runner.RunAsync(use, "category", new StreamRunOptions { HintsOnly = true }, null, Token);
        (await streams.ListAsync()).ShouldBe("told");
        await streams.Runner.RunAsync(use, "category", new StreamRunOptions { HintsOnly = true }, null, Token);

        (await streams.ListAsync()).ShouldBe("told from-feed");
    }

    [Fact]
    public async Task Hints_wait_through_an_outage_and_one_bad_id_does_not_hold_up_the_others()
    {
        var fetch = new FakeCategories { FaultOf = _ => new Fault(FaultKind.NotSent, "no network") };
        feed.Answer = request => request.After is null ? [() => new Page { Next = new Cursor("1"), Hints = [new("gone"), new("odd"), new("fine")] }] : [];
        var both = Categories.Offer<IFetch<Category>>(fetch);

        (await streams.RunAsync(both)).Code.ShouldBe("NOT_SENT");
        (await streams.StatusAsync()).Pending.ShouldBe(3);
        fetch.FaultOf = hint => hint.Id switch
        {
            "gone" => new Fault(FaultKind.NotFound, "no such thing"),
            "odd" => new Fault(FaultKind.Validation, "malformed id"),
            _ => null,
        };
        (await streams.RunAsync(both)).Completed.ShouldBeTrue();

        (await streams.ListAsync()).ShouldBe("fine");
        (await streams.StatusAsync()).Pending.ShouldBe(1);
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteStreamHintTests() : StreamHintTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlStreamHintTests() : StreamHintTests(StoreKind.PostgreSql);
