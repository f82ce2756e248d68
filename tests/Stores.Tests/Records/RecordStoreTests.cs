using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;
using static LeVieuxMoulin.Connectors.Stores.Tests.Records.StoreFixture;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Records;

public abstract class RecordStoreTests(StoreKind kind) : IAsyncDisposable
{
    private readonly StoreFixture store = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_page_its_cursor_and_its_changes_are_there_together_after_the_store_was_reopened()
    {
        var state = new StreamState { Cursor = "after page 1", IsFullRunning = true };
        var outcome = await store.StoreAsync(Batch(Record("a"), Record("b")) with { Basis = FeedBases.Changed, State = state, Hints = [new RecordHint("c")] });

        await store.ReopenAsync();

        outcome.Created.ShouldBe(2);
        (await store.TextAsync("a")).ShouldBe("""{"id":"a","text":"one"}""");
        (await store.Store.ReadStateAsync(Sales, FeedBases.Changed, Token)).ShouldBe(state);
        (await store.ChangesAsync()).ShouldBe(["1 Created a", "2 Created b"]);
        (await store.Store.ReadHintsAsync("till", "sale", DateTimeOffset.MaxValue, 10, Token)).Select(hint => hint.Hint.Id).ShouldBe(["c"]);
        (await store.StatusAsync()).Records.ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_page_that_fails_in_the_middle_nothing_stays()
    {
        await store.StoreAsync(Record("a"));
        var broken = Record("c") with { Raw = new RawRecord { Id = null!, Content = default } };

        await Should.ThrowAsync<Exception>(store.StoreAsync(Batch(Record("a", "two"), Record("b"), broken) with { Basis = FeedBases.Changed, State = new StreamState { Cursor = "x" } }));

        (await store.FindAsync("b")).ShouldBeNull();
        (await store.TextAsync("a")).ShouldBe("""{"id":"a","text":"one"}""");
        (await store.Store.ReadStateAsync(Sales, FeedBases.Changed, Token)).Cursor.ShouldBeNull();
        (await store.StoreAsync(Record("d"))).Created.ShouldBe(1);
        (await store.ChangesAsync()).ShouldBe(["1 Created a", "2 Created d"]);
    }

    [Fact]
    public async Task The_higher_revision_wins_whatever_came_last()
    {
        await store.StoreAsync(Record("a", "new", revision: 7));

        (await store.StoreAsync(Record("a", "old", revision: 6))).Stale.ShouldBe(1);
        (await store.TextAsync("a")).ShouldContain("new");
        (await store.StoreAsync(Record("a", "newer", revision: 8))).Updated.ShouldBe(1);
        (await store.TextAsync("a")).ShouldContain("newer");
    }

    [Fact]
    public async Task Without_a_revision_the_later_change_wins_and_without_both_the_later_request()
    {
        await store.StoreAsync(Record("a", "new", changedAt: Noon));
        await store.StoreAsync(Record("a", "old", changedAt: Noon.AddMinutes(-1)));
        await store.StoreAsync(Record("b", "asked later"));
        await store.StoreAsync(Batch(Record("b", "asked earlier")) with { RequestedAt = Noon.AddMinutes(-1) });

        (await store.TextAsync("a")).ShouldContain("new");
        (await store.TextAsync("b")).ShouldContain("asked later");
    }

    [Fact]
    public async Task A_smaller_form_never_replaces_a_fuller_one_but_has_the_whole_fetched()
    {
        await store.StoreAsync(Record("a", "full", revision: 1, form: "sync", json: """{"id":"a","lines":[{"name":"x"}],"note":"y"}"""));

        await store.StoreAsync(Batch(Record("a", "thin", revision: 2, form: "event", json: """{"id":"a"}""")) with { CanFetch = true });

        (await store.TextAsync("a")).ShouldContain("lines");
        (await store.Store.ReadHintsAsync("till", "sale", DateTimeOffset.MaxValue, 10, Token)).Single().Hint.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_known_in_the_same_bytes_are_told_from_others_before_anything_is_mapped()
    {
        await store.StoreAsync(Record("same"), Record("other"), Record("gone"), Record("remapped"), Record("erased"));
        await store.StoreAsync(Batch(Record("remapped", "two")) with { PluginVersion = "0.9" });
        await store.StoreAsync(Batch() with { Removals = [new Removal("gone", RemovalReason.Deleted), new Removal("erased", RemovalReason.Erased)] });

        var known = await store.Store.LookUpAsync(
            Sales, "1.0", [Check("same", "one"), Check("other", "two"), Check("new", "one"), Check("gone", "one"), Check("remapped", "two"), Check("erased", "one")], Token);

        known.Select(row => row.IsSame).ShouldBe([true, false, false, false, false, false]);
        known.Select(row => row.Row > 0).ShouldBe([true, true, false, true, true, true]);
        known.Select(row => row.IsErased).ShouldBe([false, false, false, false, false, true]);
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing_and_tells_nobody()
    {
        await store.StoreAsync(Record("a"));

        (await store.StoreAsync(Record("a"))).Stale.ShouldBe(1);

        (await store.ChangesAsync()).ShouldBe(["1 Created a"]);
    }

    [Fact]
    public async Task A_removed_record_leaves_the_lists_and_stays_readable_until_it_comes_back()
    {
        await store.StoreAsync(Record("a"), Record("b"));

        await store.StoreAsync(Batch() with { Removals = [new Removal("a", RemovalReason.Archived)] });

        (await ListAsync()).ShouldBe(["b"]);
        (await store.FindAsync("a")).ShouldNotBeNull().Removed.ShouldBe(RemovalReason.Archived);
        (await store.StatusAsync()).Records.ShouldBe(1);
        await store.StoreAsync(Batch(Record("a")) with { RequestedAt = Noon.AddMinutes(1) });
        (await ListAsync()).ShouldBe(["a", "b"]);
        (await store.StatusAsync()).Records.ShouldBe(2);
        (await store.ChangesAsync())[2..].ShouldBe(["3 Removed a", "4 Created a"]);
    }

    [Fact]
    public async Task A_removal_older_than_the_record_is_not_believed()
    {
        await store.StoreAsync(Record("a", changedAt: Noon));

        await store.StoreAsync(Batch() with { Removals = [new Removal("a", RemovalReason.Deleted, Noon.AddHours(-1))] });

        (await ListAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task The_old_id_of_a_merged_record_finds_the_one_it_lives_on_as()
    {
        await store.StoreAsync(Record("old"), Record("kept"));

        await store.StoreAsync(Batch() with { Removals = [new Removal("old", RemovalReason.Merged, null, "kept"), new Removal("never-seen", RemovalReason.Merged, null, "old")] });

        (await store.FindAsync("old")).ShouldNotBeNull().Id.ShouldBe("kept");
        (await store.FindAsync("never-seen")).ShouldNotBeNull().Id.ShouldBe("kept");
        (await store.ChangesAsync()).ShouldContain("3 Merged old");
    }

    [Fact]
    public async Task An_erased_record_leaves_no_content_and_never_comes_back()
    {
        await store.StoreAsync(Record("a", "Madame Secret"));
        await store.StoreAsync(Batch() with { Failed = [Failed("a", "Madame Secret too")] });

        await store.StoreAsync(Batch() with { Removals = [new Removal("a", RemovalReason.Erased), new Removal("unknown", RemovalReason.Erased)] });
        await store.StoreAsync(Batch(Record("a", "again", revision: 99), Record("unknown", "again")) with { RequestedAt = Noon.AddDays(1) });

        (await store.FindAsync("a")).ShouldBeNull();
        (await store.FindAsync("unknown")).ShouldBeNull();
        (await store.Quarantine.ListAsync(null, null, 0, 10, Token)).ShouldBeEmpty();
        var contents = await store.Database.ReadAsync(
            read =>
            {
                var all = new List<string>();
                using var select = read.Prepare("SELECT doc, raw FROM record");
                while (select.Read())
                {
                    all.Add(select.Text(0) + Encoding.UTF8.GetString(select.Bytes(1)));
                }

                return all;
            },
            Token);
        contents.ShouldBe(["{}", "{}"]);
    }

    [Fact]
    public async Task Absence_is_believed_after_two_full_reads_in_a_row()
    {
        await store.StoreAsync(Record("a"), Record("b"));

        await EndFullReadAsync("a");
        (await ListAsync()).ShouldBe(["a", "b"]);
        await EndFullReadAsync("a", "b");
        await EndFullReadAsync("a");
        (await ListAsync()).ShouldBe(["a", "b"]);
        await EndFullReadAsync("a");
        (await ListAsync()).ShouldBe(["a"]);
        (await store.ChangesAsync())[^1].ShouldBe("3 Removed b");
    }

    [Fact]
    public async Task A_full_read_that_showed_nothing_at_all_removes_nothing()
    {
        await store.StoreAsync(Record("a"));

        await EndFullReadAsync();
        await EndFullReadAsync();

        (await ListAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Absence_at_one_location_says_nothing_of_another()
    {
        await store.StoreAsync(Record("a", location: "L1"), Record("b", location: "L1"), Record("c", location: "L2"));
        var seen = new SeenRows();
        seen.Add((await store.Store.LookUpAsync(Sales, "1.0", [Check("a", "one")], Token))[0].Row);

        for (var i = 0; i < 2; i++)
        {
            await store.StoreAsync(Batch() with { Key = Sales with { LocationId = "L1" }, Seen = seen });
        }

        (await ListAsync()).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_hint_of_what_the_store_has_already_is_not_kept()
    {
        await store.StoreAsync(Record("rev", revision: 5), Record("time", changedAt: Noon), Record("none"));

        await store.StoreAsync(Batch() with
        {
            Hints = [new("rev", null, 5), new("rev2"), new("time", null, null, Noon), new("none", null, null, Noon)],
        });

        (await store.Store.ReadHintsAsync("till", "sale", DateTimeOffset.MaxValue, 10, Token)).Select(hint => hint.Hint.Id).ShouldBe(["none", "rev2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_fetched_hint_is_forgotten_and_one_that_was_not_brought_is_put_off()
    {
        await store.StoreAsync(Batch() with { Hints = [new("a"), new("b", "L1")] });

        await store.StoreAsync(Batch() with { FetchedIds = ["a"], Delayed = [new("b", DateTimeOffset.UnixEpoch.AddYears(100))] });

        (await store.Store.ReadHintsAsync("till", "sale", DateTimeOffset.UnixEpoch.AddYears(99), 10, Token)).ShouldBeEmpty();
        var waiting = (await store.Store.ReadHintsAsync("till", "sale", DateTimeOffset.MaxValue, 10, Token)).Single();
        waiting.Attempts.ShouldBe(1);
        waiting.Hint.LocationId.ShouldBe("L1");
    }

    [Fact]
    public async Task A_row_set_aside_is_sealed_listed_and_let_go_when_its_record_comes()
    {
        await store.StoreAsync(Batch(Record("fine")) with { Failed = [Failed("bad", "Monsieur X")] });
        await store.StoreAsync(Batch() with { Failed = [Failed("bad", "Monsieur X")] });

        var listed = (await store.Quarantine.ListAsync("till", "sale", 0, 10, Token)).Single();
        listed.Path.ShouldBe("$.total");
        listed.Content.IsEmpty.ShouldBeTrue();
        var shown = (await store.Quarantine.FindAsync(listed.Number, Token)).ShouldNotBeNull();
        Encoding.UTF8.GetString(shown.Content.Span).ShouldBe("Monsieur X");
        (await store.StatusAsync()).Quarantined.ShouldBe(1);
        await store.ReopenAsync();
        (await store.ReadQuarantineAsync()).ShouldNotContain("Monsieur X");
        await store.StoreAsync(Record("bad"));
        (await store.StatusAsync()).Quarantined.ShouldBe(0);
    }

    [Fact]
    public async Task Two_streams_written_at_once_leave_a_change_feed_without_gaps()
    {
        await Task.WhenAll(Task.Run(() => WriteAsync("till"), Token), Task.Run(() => WriteAsync("terrace"), Token));

        var changes = await store.Queries.ReadChangesAsync(new ChangeQuery(0, 1000), Token);
        changes.Items.Select(change => change.Seq).ShouldBe(Enumerable.Range(1, 200).Select(number => (long)number));
        changes.Items.Where(change => change.Connection == "till").Select(change => change.RecordId).ShouldBe(Enumerable.Range(0, 100).Select(i => $"r{i}"));

        async Task WriteAsync(string connection)
        {
            for (var i = 0; i < 100; i++)
            {
                await store.StoreAsync(Batch(Record($"r{i}")) with { Key = Sales with { Connection = connection } });
            }
        }
    }

    private static RowToCheck Check(string id, string text) => new(id, Record(id, text).Hash, "");

    private static FailedRecord Failed(string id, string content) => new(
        new RawRecord { Id = id, Content = Encoding.UTF8.GetBytes(content) }, RecordHash.Of(Encoding.UTF8.GetBytes(content)), "$.total", "not a number");

    private async Task<IReadOnlyList<string>> ListAsync() =>
        [.. (await store.Queries.ListAsync(new RecordQuery { Stream = "sale" }, Token)).Items.Select(item => item.Id)];

    private async Task EndFullReadAsync(params string[] ids)
    {
        var seen = new SeenRows();
        foreach (var known in await store.Store.LookUpAsync(Sales, "1.0", [.. ids.Select(id => Check(id, "one"))], Token))
        {
            seen.Add(known.Row);
        }

        await store.StoreAsync(Batch() with { Seen = seen });
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteRecordStoreTests() : RecordStoreTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlRecordStoreTests() : RecordStoreTests(StoreKind.PostgreSql);
