using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Tests;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Retention;

/// <summary>What is old goes, what is young or unfinished stays.</summary>
public abstract class RetentionTests(StoreKind kind) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlRetention Retention => new(file.Database);

    private SqlOperations Operations => new(file.Database);

    private SqlRecordQueries Queries => new(file.Database);

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task Of_the_change_feed_the_oldest_part_goes_and_a_reader_that_missed_it_is_told()
    {
        await AppendAsync(2_500, Now.AddDays(-10));
        await AppendAsync(1, Now);
        await AppendAsync(1, Now.AddDays(-10));

        (await PurgeAllAsync("changes", Now.AddDays(-1))).ShouldBe(2_500);

        var kept = await Queries.ReadChangesAsync(new ChangeQuery(0), Token);
        kept.Items.Select(change => change.Seq).ShouldBe([2_501, 2_502]);
        (await Queries.ReadChangesAsync(new ChangeQuery(2_500), Token)).Items.Count.ShouldBe(2);
        (await Should.ThrowAsync<RequestException>(Queries.ReadChangesAsync(new ChangeQuery(2_499), Token))).Code.ShouldBe("CHANGES_GONE");
    }

    [Fact]
    public async Task The_last_entry_of_the_feed_stays_and_the_next_number_is_never_given_twice()
    {
        await AppendAsync(3, Now.AddDays(-10));
        (await PurgeAllAsync("changes", Now)).ShouldBe(2);
        await file.ReopenAsync();
        await AppendAsync(1, Now);
        (await Queries.ReadChangesAsync(new ChangeQuery(2), Token)).Items.Select(change => change.Seq).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task Operations_go_once_they_have_ended_long_ago_and_unfinished_or_dead_ones_never()
    {
        foreach (var (id, state, at) in new[]
        {
            ("old", OperationState.Succeeded, -10), ("young", OperationState.Rejected, 0), ("dead", OperationState.Dead, -10), ("open", OperationState.Unknown, -10),
        })
        {
            var added = (await Operations.AddAsync(New(id), Token)).Operation;
            await Operations.SaveAsync(added with { State = state }, new OperationTransition(state, Now.AddDays(at), ""), Token);
        }

        (await PurgeAllAsync("operations", Now.AddDays(-1))).ShouldBe(1);

        (await Operations.ListAsync(new OperationQuery(), Token)).Select(operation => operation.Id).ShouldBe(["open", "dead", "young"]);
        (await file.Database.ReadAsync(read => read.Count("SELECT count(*) FROM operation_transition"), Token)).ShouldBe(6);
    }

    [Fact]
    public async Task Old_calls_are_removed_and_young_ones_stay()
    {
        var calls = new SqlCalls(file.Database);
        await calls.AppendAsync([Call(Now), Call(Now.AddDays(10))], Token);

        (await PurgeAllAsync("calls", Now.AddDays(1))).ShouldBe(1);

        (await calls.ListAsync(new CallQuery(), Token)).Single().Call.At.ShouldBe(Now.AddDays(10));
    }

    [Fact]
    public async Task The_worker_keeps_what_nothing_is_said_of_and_removes_the_rest_by_the_hour()
    {
        var clock = new ManualTimeProvider(Now);
        using var worker = new RetentionWorker(Retention, clock, NullLogger<RetentionWorker>.Instance);
        await worker.ApplyAsync(new HostConfiguration { Host = new HostSettings { Retention = new Dictionary<string, TimeSpan> { ["changes"] = TimeSpan.FromDays(5) } } }, Token);
        var calls = new SqlCalls(file.Database);
        await calls.AppendAsync([Call(Now.AddYears(-1))], Token);
        await AppendAsync(3, Now.AddDays(-10));
        await worker.StartAsync(Token);
        await clock.WaitForTimersAsync(1, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await clock.WaitForTimersAsync(1, Token);
        (await Queries.ReadChangesAsync(new ChangeQuery(0), Token)).Items.Count.ShouldBe(1);

        await AppendAsync(1, Now.AddDays(-6));
        clock.Advance(TimeSpan.FromHours(1));
        await clock.WaitForTimersAsync(1, Token);
        await worker.StopAsync(Token);

        (await Queries.ReadChangesAsync(new ChangeQuery(0), Token)).Items.Select(change => change.Seq).ShouldBe([4]);
        (await calls.ListAsync(new CallQuery(), Token)).Count.ShouldBe(1);
    }

    private async Task<int> PurgeAllAsync(string what, DateTimeOffset before)
    {
        var all = 0;
        while (await Retention.PurgeAsync(what, before, Token) is > 0 and var removed)
        {
            all += removed;
        }

        return all;
    }

    private Task<int> AppendAsync(int count, DateTimeOffset at) => file.Database.WriteAsync(
        connection =>
        {
            var source = SqlSources.Ensure(connection, "till", "sale");
            for (var i = 0; i < count; i++)
            {
                SqlChanges.Append(connection, at, source, $"r{i}", ChangeKind.Created);
            }

            return count;
        },
        Token);

    private static VendorCallEntry Call(DateTimeOffset at) => new() { At = at, Connection = "till", Method = "GET", PathTemplate = "/orders/{id}", Status = 200 };

    private static OperationRecord New(string id) => new()
    {
        Id = id,
        Connection = "till",
        Kind = "place-order",
        Subject = $"order/{id}",
        Command = "{}",
        IdempotencyKey = id,
        RequestHash = "hash",
        Actor = "central",
        CreatedAt = Now.AddDays(-20),
        NextAttemptAt = Now,
        NotAfter = Now.AddDays(1),
        WriteKey = id,
    };
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteRetentionTests() : RetentionTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlRetentionTests() : RetentionTests(StoreKind.PostgreSql);
