using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Harness;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;
using static LeVieuxMoulin.Connectors.Stores.Tests.Records.StoreFixture;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Upkeep;

public sealed class StoreKeeperTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Moved_to_a_server_and_back_every_row_of_every_table_is_the_same_and_the_numbers_go_on()
    {
        var server = PostgreSqlServer.MakeStore();
        await FillAsync("moulin.db", 1_203);
        var before = await ReadAsync("moulin.db");

        var there = await Keeper("moulin.db").CopyAsync(server, Token);
        var on = await ReadAsync(server);
        var back = await Keeper(server).CopyAsync("again.db", Token);

        on.ShouldBe(before);
        (await ReadAsync("again.db")).ShouldBe(before);
        (await ReadAsync("moulin.db")).ShouldBe(before);
        (back.LastChange, back.AuditHead, back.AuditEntries).ShouldBe((there.LastChange, there.AuditHead, there.AuditEntries));
        there.Tables.Single(table => table.Name == "record").Rows.ShouldBe(1_204);
        there.To.ShouldNotContain("Username");
        foreach (var moved in new[] { server, "again.db" })
        {
            await using var store = Open(moved);
            (await new VerifyAudit(new SqlAudit(store, TimeProvider.System)).ExecuteAsync(Token)).IsIntact.ShouldBeTrue();
            await store.WriteAsync(write => { SqlChanges.Append(write, Noon, 1, "next", ChangeKind.Updated); return 0; }, Token);
            await new SqlLedger(store).AppendAsync(new LedgerEntry { Book = "points", Account = "a", Kind = "earn", Amount = 1, At = Noon, BookedAt = Noon, Key = "k2", Actor = "c" }, Token);
            (await new SqlRecordQueries(store).ReadChangesAsync(new ChangeQuery(there.LastChange), Token)).Items.Single().Seq.ShouldBe(there.LastChange + 1);
        }
    }

    [Fact]
    public async Task A_target_that_holds_something_is_refused_and_stays_as_it_is()
    {
        await FillAsync("moulin.db", 3);
        await FillAsync("other.db", 2);
        var other = await ReadAsync("other.db");

        (await Should.ThrowAsync<StoreException>(Keeper("moulin.db").CopyAsync("other.db", Token))).Code.ShouldBe("STORE_NOT_EMPTY");
        (await Should.ThrowAsync<StoreException>(Keeper("moulin.db").CopyAsync("moulin.db", Token))).Code.ShouldBe("STORE_NOT_EMPTY");
        (await ReadAsync("other.db")).ShouldBe(other);
    }

    [Fact]
    public async Task After_a_restore_every_unfinished_operation_is_unknown_and_the_feed_goes_on_after_what_was_seen()
    {
        await FillAsync("moulin.db", 3);
        var backup = directory.File("backup.db");
        await using (var store = Open("moulin.db"))
        {
            store.BackUp(backup).Bytes.ShouldBeGreaterThan(0);
            await store.WriteAsync(write => { SqlChanges.Append(write, Noon, 1, "after the backup", ChangeKind.Updated); return 0; }, Token);
        }

        var restored = await Keeper("moulin.db").RestoreAsync(backup, Token);

        restored.UnknownOperations.ShouldBe(2);
        File.Exists(restored.SetAside).ShouldBeTrue();
        await using var after = Open("moulin.db");
        var operations = await new SqlOperations(after).ListAsync(new OperationQuery(), Token);
        operations.ShouldAllBe(operation => operation.State == OperationState.Unknown && operation.FirstSentAt != null && operation.NextAttemptAt <= TimeProvider.System.GetUtcNow());
        operations.Select(operation => operation.Transitions[^1].Reason).Distinct().Single().ShouldStartWith("A backup was restored");
        var changes = (await new SqlRecordQueries(after).ReadChangesAsync(new ChangeQuery(0, 1000), Token)).Items;
        changes.ShouldNotContain(change => change.RecordId == "after the backup");
        changes.Where(change => change.Stream == "operation" && change.Kind == ChangeKind.Updated).Max(change => change.Seq).ShouldBe(restored.LastChange + 2);
        (await new VerifyAudit(new SqlAudit(after, TimeProvider.System)).ExecuteAsync(Token)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_the_store_stays()
    {
        await FillAsync("moulin.db", 3);
        var before = await ReadAsync("moulin.db");
        await File.WriteAllTextAsync(directory.File("letter.txt"), "Dear all, this is no database of any kind.", Token);

        (await Should.ThrowAsync<StoreException>(Keeper("moulin.db").RestoreAsync(directory.File("letter.txt"), Token))).Code.ShouldBe("STORE_BACKUP_INVALID");
        (await Should.ThrowAsync<StoreException>(Keeper("moulin.db").RestoreAsync(directory.File("nowhere.db"), Token))).Code.ShouldBe("STORE_BACKUP_MISSING");
        (await ReadAsync("moulin.db")).ShouldBe(before);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.PostgreSql)]
    public async Task A_check_finds_what_was_changed_behind_the_stores_back(StoreKind kind)
    {
        await using var store = new StoreFile(kind);
        await FullStore.FillAsync(store.Database, 5);
        var upkeep = new SqlUpkeep(store.Database);
        (await upkeep.CheckAsync(Token)).ShouldBeEmpty();
        var size = await upkeep.MeasureAsync(Token);
        size.Bytes.ShouldBeGreaterThan(100_000);
        size.Tables.Single(table => table.Name == "inbox").ShouldBe(new StoreTableSize("inbox", 1, Noon));

        await store.TamperAsync("DELETE FROM record WHERE id = 'r1é'", "INSERT INTO hint (source, id, due_at) VALUES (99, 'lost', 0)");

        (await upkeep.CheckAsync(Token)).ShouldBe(["till counts 4 records of sale, and has 3.", "1 rows of hint belong to no stream."]);
    }

    private StoreKeeper Keeper(string text) => new(new StoreLocation(directory.Path, text), "marie", TimeProvider.System);

    private StoreDatabase Open(string text) => new StoreLocation(directory.Path, text).Open(TimeProvider.System);

    private async Task FillAsync(string file, int records)
    {
        await using var store = SqliteDatabase.Open(directory.File(file), TimeProvider.System);
        await FullStore.FillAsync(store, records);
    }

    private async Task<string> ReadAsync(string text)
    {
        await using var store = Open(text);
        return await FullStore.ReadAsync(store);
    }
}
