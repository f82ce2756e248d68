using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.PointOfSale;
using NSubstitute;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

public abstract class StreamRunnerTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StreamFixture streams = new(kind);
    private readonly FakeFeed feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CapabilitySet Categories => new CapabilitySet().Offer<IFeed<Category>>(feed);

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task A_stream_is_read_to_its_end_and_the_next_run_goes_on_from_its_cursor()
    {
        feed.Answer = request => request.After is null ? [Page("1", Row("a"), Row("b")), Page("2", Row("c"))] : [Page("3", Row("d"))];

        var first = await streams.RunAsync(Categories);
        await streams.ReopenAsync();
        var second = await streams.RunAsync(Categories);

        first.ShouldBe(new() { Connection = "till", Stream = "category", Pages = 2, Rows = 3, Changed = 3, Completed = true });
        second.Changed.ShouldBe(1);
        feed.Requests.Select(request => request.After?.Value).ShouldBe([null, "2"]);
        (await streams.ListAsync()).ShouldBe("a b c d");
        var status = await streams.StatusAsync();
        status.Records.ShouldBe(4);
        status.LastFullSyncAt.ShouldNotBeNull();
        status.LastSyncAt!.Value.ShouldBeGreaterThan(status.LastFullSyncAt!.Value);
    }

    [Fact]
    public async Task A_row_that_cannot_be_mapped_is_set_aside_and_the_rest_of_the_page_stays()
    {
        feed.Answer = _ => [Page("1", Row("a"), Row("bad", "12345"), Row("", "Plats"), Row("c"))];

        var result = await streams.RunAsync(Categories);

        result.Completed.ShouldBeTrue();
        result.Quarantined.ShouldBe(2);
        (await streams.ListAsync()).ShouldBe("a c");
        var aside = await streams.Store.Quarantine.ListAsync("till", null, 0, 10, Token);
        aside.Select(row => (row.RecordId, row.Path, row.Reason)).ShouldBe(
            [("bad", "$.name", "The JSON value could not be converted to System.String."), ("", "", "The row has no id.")], ignoreOrder: true);
        aside.ShouldAllBe(row => !row.Reason.Contains("12345"));
        streams.Board.Received().Raise(Arg.Is<Problem>(problem => problem.Key == "quarantine/till/category"));
    }

    [Theory]
    [InlineData(FaultKind.Unavailable, "UNAVAILABLE")]
    [InlineData(FaultKind.NotSent, "NOT_SENT")]
    [InlineData(FaultKind.RateLimit, "RATE_LIMIT")]
    [InlineData(FaultKind.OutcomeUnknown, "OUTCOME_UNKNOWN")]
    [InlineData(FaultKind.Authentication, "AUTHENTICATION")]
    public async Task An_outage_pauses_the_stream_keeps_what_was_stored_and_quarantines_nothing(FaultKind kind, string code)
    {
        feed.Answer = request => request.After is null
            ? [Page("1", Row("a")), () => throw new ConnectorException(new Fault(kind, "down") { RetryAfter = TimeSpan.FromHours(1) })]
            : [Page("2", Row("b"))];

        var result = await streams.RunAsync(Categories);

        result.Completed.ShouldBeFalse();
        result.Code.ShouldBe(code);
        (await streams.ListAsync()).ShouldBe("a");
        var paused = await streams.StatusAsync();
        paused.Quarantined.ShouldBe(0);
        paused.PauseCode.ShouldBe(code);
        paused.RetryAt!.Value.ShouldBeGreaterThan(paused.PausedSince!.Value.AddMinutes(59));
        streams.Board.Received().Raise(Arg.Is<Problem>(problem => problem.Key == "stream-paused/till/category" && problem.Code == code));

        (await streams.RunAsync(Categories)).Completed.ShouldBeTrue();
        feed.Requests[^1].After!.Value.Value.ShouldBe("1");
        (await streams.StatusAsync()).PauseCode.ShouldBeNull();
        streams.Board.Received().Clear("stream-paused/till/category");
    }

    [Fact]
    public async Task What_a_plugin_throws_becomes_words_without_its_values()
    {
        feed.Answer = _ => [() => throw new InvalidOperationException("Madame Martin")];

        var result = await streams.RunAsync(Categories);

        result.Code.ShouldBe("VENDOR");
        result.Reason.ShouldNotBeNull().ShouldContain("InvalidOperationException");
        result.Reason.ShouldNotContain("Martin");
    }

    [Fact]
    public async Task A_lost_cursor_begins_again_and_keeps_what_is_there()
    {
        feed.Answer = _ => [Page("old", Row("a"))];
        await streams.RunAsync(Categories);
        feed.Answer = request => request.After is not null
            ? [() => throw new ConnectorException(new Fault(FaultKind.CursorLost, "gone"))]
            : [Page("new", Row("b"))];

        var result = await streams.RunAsync(Categories);

        result.Completed.ShouldBeTrue();
        feed.Requests.Select(request => request.After?.Value).ShouldBe([null, "old", null]);
        (await streams.ListAsync()).ShouldBe("a b");
    }

    [Fact]
    public async Task A_cursor_that_is_always_lost_pauses_the_stream()
    {
        feed.Answer = _ => [() => throw new ConnectorException(new Fault(FaultKind.CursorLost, "gone"))];

        (await streams.RunAsync(Categories)).Code.ShouldBe("CURSOR_LOST");
        feed.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Pages_whose_cursors_lead_in_a_circle_pause_the_stream()
    {
        feed.Answer = _ => Endless(i => Page(i % 2 == 0 ? "x" : "y", Row($"r{i % 2}", $"\"{i}\"")));

        (await streams.RunAsync(Categories)).Code.ShouldBe("CURSOR_LOOP");
        (await streams.StatusAsync()).PauseCode.ShouldBe("CURSOR_LOOP");
    }

    [Fact]
    public async Task Pages_that_bring_the_same_rows_for_ever_pause_the_stream()
    {
        feed.Answer = _ => Endless(i => Page($"offset {i}", Row("a"), Row("b")));

        (await streams.RunAsync(Categories)).Code.ShouldBe("CURSOR_LOOP");
    }

    [Fact]
    public async Task An_overlap_that_ends_where_it_began_is_no_circle()
    {
        feed.Answer = _ => [Page("mark", Row("a"))];

        await streams.RunAsync(Categories);
        (await streams.RunAsync(Categories)).Completed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_full_resync_of_what_did_not_change_maps_nothing_tells_nobody_and_ends_in_the_same_state()
    {
        feed.Answer = _ => [Page("1", [.. Enumerable.Range(0, 120).Select(i => Row($"r{i}"))]), Page("2", Row("last"))];
        await streams.RunAsync(Categories);
        var (changes, maps) = (await streams.Store.ChangesAsync(), feed.Maps);

        var result = await streams.RunAsync(Categories, full: true);

        result.Unchanged.ShouldBe(121);
        result.Changed.ShouldBe(0);
        feed.Requests[^1].After.ShouldBeNull();
        feed.Maps.ShouldBe(maps);
        (await streams.Store.ChangesAsync()).ShouldBe(changes);
        (await streams.Store.Store.ReadStateAsync(new StreamKey("till", "category"), FeedBases.Changed, Token)).Cursor.ShouldBe("2");
    }

    [Fact]
    public async Task Cancellation_stops_after_a_whole_page_and_the_next_run_goes_on_there()
    {
        using var cancelled = new CancellationTokenSource();
        feed.Answer = request => request.After is null
            ? Endless(i => i < 5 ? Page($"{i}", Row($"r{i}")) : () => { cancelled.Cancel(); return Page($"{i}", Row($"r{i}"))(); })
            : [];

        streams.Cancelled = cancelled.Token;

        var result = await streams.RunAsync(Categories);
        streams.Cancelled = Token;

        result.Code.ShouldBe("STOPPED");
        var stored = (await streams.ListAsync()).Split(' ');
        await streams.RunAsync(Categories);
        feed.Requests[^1].After!.Value.Value.ShouldBe(stored[^1][1..]);
        (await streams.StatusAsync()).PauseCode.ShouldBeNull();
    }

    [Fact]
    public async Task A_record_that_comes_twice_in_two_pages_ends_as_the_later_one()
    {
        feed.Answer = _ => [Page("1", Row("a", "\"first\""))];
        await streams.RunAsync(Categories);
        feed.Answer = _ => [Page("2", Row("a", "\"second\"")), Page("3", Row("a", "\"first\""))];

        await streams.RunAsync(Categories);

        (await streams.JsonAsync("a")).ShouldContain("first");
    }

    [Fact]
    public async Task A_snapshot_removes_what_two_full_reads_in_a_row_did_not_show()
    {
        var whole = new FakeFeed { Bases = FeedBases.Snapshot, Answer = _ => [Page("1", Row("a")), Page("2", Row("b"))] };
        var capabilities = new CapabilitySet().Offer<IFeed<Category>>(whole);
        await streams.RunAsync(capabilities);
        whole.Answer = _ => [Page("1", Row("a"))];

        await streams.RunAsync(capabilities);
        (await streams.ListAsync()).ShouldBe("a b");
        var result = await streams.RunAsync(capabilities);

        result.Removed.ShouldBe(1);
        (await streams.ListAsync()).ShouldBe("a");
        whole.Requests.ShouldAllBe(request => request.After == null);
    }

    [Fact]
    public async Task A_snapshot_that_was_interrupted_goes_on_and_says_nothing_of_absence()
    {
        var whole = new FakeFeed { Bases = FeedBases.Snapshot, Answer = _ => [Page("1", Row("a")), Page("2", Row("b"))] };
        var capabilities = new CapabilitySet().Offer<IFeed<Category>>(whole);
        await streams.RunAsync(capabilities);
        whole.Answer = request => request.After is null ? [Page("1", Row("a", "\"new\"")), () => throw new ConnectorException(new Fault(FaultKind.Unavailable, "down"))] : [Page("2", Row("c"))];

        for (var i = 0; i < 4; i++)
        {
            await streams.RunAsync(capabilities);
        }

        whole.Requests.Select(request => request.After?.Value).ShouldBe([null, null, "1", null, "1"]);
        (await streams.ListAsync()).ShouldBe("a b c");
    }

    [Fact]
    public async Task After_an_update_of_the_plugin_all_is_mapped_again_without_asking_the_vendor()
    {
        feed.Answer = request => request.After is null ? [Page("1", Row("a"), Row("b"))] : [];
        await streams.RunAsync(Categories);
        streams.PluginVersion = "1.1";
        feed.NamePrefix = "better ";

        await streams.RunAsync(Categories);
        var maps = feed.Maps;
        await streams.RunAsync(Categories);

        (await streams.JsonAsync("a")).ShouldContain("better Plats");
        feed.Maps.ShouldBe(maps);
        (await streams.Store.ChangesAsync()).ShouldBe(["1 Created a", "2 Created b", "3 Updated a", "4 Updated b"]);
    }

    [Fact]
    public async Task A_stream_with_changes_and_snapshots_reads_changes_and_at_times_everything()
    {
        var both = new FakeFeed { Bases = FeedBases.Changed | FeedBases.Snapshot, Answer = request => [Page($"{request.Basis}", Row("a"))] };
        streams.Variant = streams.Variant with { Feeds = [new ManifestFeed("feed.category", TimeSpan.FromMinutes(1), TimeSpan.Zero, TimeSpan.FromDays(1))] };
        var capabilities = new CapabilitySet().Offer<IFeed<Category>>(both);

        await streams.RunAsync(capabilities);
        await streams.RunAsync(capabilities);

        both.Requests.Select(request => request.Basis).ShouldBe([FeedBases.Changed, FeedBases.Snapshot, FeedBases.Changed]);
    }

    [Fact]
    public async Task A_stream_that_is_not_offered_is_refused_with_those_that_are()
    {
        var refusal = await Should.ThrowAsync<RequestException>(streams.RunAsync(Categories, "sale"));

        refusal.Code.ShouldBe("STREAM_UNKNOWN");
        refusal.Suggestion.ShouldNotBeNull().ShouldContain("category");
    }

    private static IEnumerable<Func<Page>> Endless(Func<int, Func<Page>> page)
    {
        for (var i = 0; ; i++)
        {
            yield return page(i);
        }
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteStreamRunnerTests() : StreamRunnerTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlStreamRunnerTests() : StreamRunnerTests(StoreKind.PostgreSql);
