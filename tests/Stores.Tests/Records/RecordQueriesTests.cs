using LeVieuxMoulin.Connectors.Engine.Storage;
using static LeVieuxMoulin.Connectors.Stores.Tests.Records.StoreFixture;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Records;

public abstract class RecordQueriesTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StoreFixture store = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_over_two_connections_show_every_record_once_and_in_order(bool newestFirst)
    {
        for (var i = 0; i < 25; i++)
        {
            var connection = i % 2 == 0 ? "till" : "terrace";
            await store.StoreAsync(Batch(Record($"r{i}", at: Noon.AddMinutes(i / 3))) with { Key = Sales with { Connection = connection } });
        }

        var all = new List<StoredRecord>();
        string? after = null;
        do
        {
            var page = await store.Queries.ListAsync(new RecordQuery { Stream = "sale", Limit = 4, After = after, NewestFirst = newestFirst }, Token);
            page.Items.Count.ShouldBeLessThanOrEqualTo(4);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        all.Select(item => item.Id).Distinct().Count().ShouldBe(25);
        all.Count.ShouldBe(25);
        all.Select(item => item.At).ShouldBeInOrder(newestFirst ? SortDirection.Descending : SortDirection.Ascending);
    }

    [Fact]
    public async Task Filters_are_answered_from_the_store()
    {
        await store.StoreAsync(
            Record("a", at: Noon, status: "COMPLETED", location: "L1"),
            Record("b", at: Noon.AddHours(1), status: "OPEN", location: "L1"),
            Record("c", at: Noon.AddHours(2), status: "COMPLETED", location: "L2"));
        await store.StoreAsync(Batch(Record("other", at: Noon)) with { Key = Sales with { Connection = "terrace" } });

        (await ListAsync(new() { Stream = "sale", Connections = ["till"] })).ShouldBe("a b c");
        (await ListAsync(new() { Stream = "sale", Connections = ["till"], From = Noon.AddMinutes(1), Until = Noon.AddHours(2) })).ShouldBe("b");
        (await ListAsync(new() { Stream = "sale", Status = ["COMPLETED", "CANCELLED"] })).ShouldBe("a c");
        (await ListAsync(new() { Stream = "sale", LocationId = "L2" })).ShouldBe("c");
        (await ListAsync(new() { Stream = "product" })).ShouldBe("");
    }

    [Fact]
    public async Task A_position_that_no_list_gave_is_refused()
    {
        await Should.ThrowAsync<FormatException>(() => store.Queries.ListAsync(new RecordQuery { Stream = "sale", After = "nonsense!" }, Token));
    }

    [Fact]
    public async Task A_list_says_how_old_the_copy_is()
    {
        await store.StoreAsync(Batch(Record("a")) with { Basis = FeedBases.Changed, State = new StreamState { LastSyncAt = Noon } });

        (await store.Queries.ListAsync(new RecordQuery { Stream = "sale" }, Token)).AsOf.ShouldBe(Noon);
        await store.StoreAsync(Batch(Record("b")) with { Key = Sales with { Connection = "terrace" } });
        (await store.Queries.ListAsync(new RecordQuery { Stream = "sale" }, Token)).AsOf.ShouldBeNull();
    }

    [Fact]
    public async Task A_reader_of_changes_is_woken_by_the_next_one()
    {
        await store.StoreAsync(Record("a"));
        var waiting = store.Queries.WaitForChangesAsync(1, Token);
        waiting.IsCompleted.ShouldBeFalse();

        await store.StoreAsync(Record("b"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Token);
        var changes = await store.Queries.ReadChangesAsync(new ChangeQuery(1), Token);
        changes.Items.Single().RecordId.ShouldBe("b");
        changes.Next.ShouldBe(2);
        changes.HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task A_paused_stream_says_since_when_and_why()
    {
        await store.StoreAsync(Batch() with
        {
            Basis = FeedBases.Changed,
            State = new StreamState { PausedSince = Noon, PauseCode = "UNAVAILABLE", PauseReason = "down", RetryAt = Noon.AddMinutes(1) },
        });

        var status = await store.StatusAsync();

        status.PausedSince.ShouldBe(Noon);
        status.PauseCode.ShouldBe("UNAVAILABLE");
        status.RetryAt.ShouldBe(Noon.AddMinutes(1));
        status.LastSyncAt.ShouldBeNull();
    }

    private async Task<string> ListAsync(RecordQuery query) => string.Join(' ', (await store.Queries.ListAsync(query, Token)).Items.Select(item => item.Id));
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteRecordQueriesTests() : RecordQueriesTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlRecordQueriesTests() : RecordQueriesTests(StoreKind.PostgreSql);
