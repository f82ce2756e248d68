using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Harness;
using LeVieuxMoulin.Connectors.Stores.PostgreSql;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.PostgreSql;

public sealed class PostgreSqlDatabaseTests : IDisposable
{
    private readonly string address = PostgreSqlServer.MakeStore();
    private readonly TempDirectory first = new();
    private readonly TempDirectory second = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task Two_that_write_at_once_number_the_feed_without_gaps_and_nobody_sees_a_later_number_first()
    {
        await using var one = Open(first, isShared: true);
        await using var other = Open(second, isShared: true);
        using var done = new CancellationTokenSource();
        var reading = ReadAsync(new SqlRecordQueries(other), done.Token);

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => AppendAsync(i % 2 == 0 ? one : other, $"r{i}", fails: i % 7 == 0)));
        await done.CancelAsync();

        (await reading).ShouldBeTrue();
        var all = (await new SqlRecordQueries(one).ReadChangesAsync(new ChangeQuery(0, 1000), Token)).Items;
        all.Select(change => change.Seq).ShouldBe(Enumerable.Range(1, 400 - 58).Select(number => (long)number));
    }

    [Fact]
    public async Task A_second_host_is_told_that_the_store_is_taken_and_gets_it_once_the_first_is_gone()
    {
        var one = Open(first);
        Should.Throw<StoreException>(() => Open(second)).Code.ShouldBe("STORE_IN_USE");
        await one.DisposeAsync();
        await Open(second).DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_was_away_is_found_again_by_reader_and_writer()
    {
        await using var store = Open(first);
        await AppendAsync(store, "before");
        PostgreSqlServer.Ask(address, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1836010358 AND objid::bigint = hashtext(current_schema())::bigint & 4294967295");
        PostgreSqlServer.Ask(address, "SELECT count(*) FROM pg_stat_activity");

        await AppendAsync(store, "after");

        (await new SqlRecordQueries(store).ReadChangesAsync(new ChangeQuery(0), Token)).Items.Select(change => change.RecordId).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task Text_that_the_server_cannot_hold_is_stored_with_a_sign_in_its_place()
    {
        await using var store = Open(first);
        await AppendAsync(store, "a\0b\ud800c é");
        (await new SqlRecordQueries(store).ReadChangesAsync(new ChangeQuery(0), Token)).Items.Single().RecordId.ShouldBe("a\uFFFDb\uFFFDc é");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=moulin;Password=secret-1", "STORE_UNREACHABLE")]
    [InlineData("Host=127.0.0.1;Database=moulin;Pasword=secret-1", "STORE_CONNECTION_INVALID")]
    [InlineData("Host=127.0.0.1;Password=secret-1", "STORE_CONNECTION_INVALID")]
    [InlineData("postgresql://moulin:secret-1@127.0.0.1:1/moulin", "STORE_UNREACHABLE")]
    public void A_store_that_cannot_be_opened_says_why_and_never_the_password(string connection, string code)
    {
        var failure = Should.Throw<StoreException>(() => PostgreSqlDatabase.Open(connection, first.Path, TimeProvider.System));
        failure.Code.ShouldBe(code);
        failure.Message.ShouldNotContain("secret-1");
    }

    private PostgreSqlDatabase Open(TempDirectory directory, bool isShared = false) => PostgreSqlDatabase.Open(address, directory.Path, TimeProvider.System, isShared);

    private static async Task AppendAsync(StoreDatabase store, string id, bool fails = false)
    {
        try
        {
            await store.WriteAsync(
                connection =>
                {
                    SqlChanges.Append(connection, DateTimeOffset.UnixEpoch, SqlSources.Ensure(connection, "till", "sale"), id, ChangeKind.Created);
                    return fails ? throw new InvalidOperationException("undone") : 0;
                },
                Token);
        }
        catch (InvalidOperationException) when (fails)
        {
            // Its number must be given to somebody else.
        }
    }

    /// <summary>Follows the feed; false when a number was passed over.</summary>
    private static async Task<bool> ReadAsync(SqlRecordQueries queries, CancellationToken until)
    {
        var last = 0L;
        while (!until.IsCancellationRequested)
        {
            foreach (var change in (await queries.ReadChangesAsync(new ChangeQuery(last, 1000), Token)).Items)
            {
                if (change.Seq != last + 1)
                {
                    return false;
                }

                last = change.Seq;
            }
        }

        return true;
    }
}
