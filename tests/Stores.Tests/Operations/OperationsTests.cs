using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Operations;

public abstract class OperationsTests(StoreKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlOperations Store => new(file.Database);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task An_operation_comes_back_as_it_was_stored_after_a_restart()
    {
        var operation = New("a") with
        {
            IfRevision = 4,
            IfUnchangedSince = Now.AddDays(-1),
            IsCutOff = true,
            Fault = new OperationFault(FaultKind.Validation, "No.", "X", 422) { Fields = [new FieldFault("lines", "empty")] },
        };
        await Store.AddAsync(operation, Token);

        await file.ReopenAsync();
        var found = (await Store.FindAsync("a", Token))!;

        found.Fault!.Fields.ShouldBe(operation.Fault.Fields);
        found.Transitions.ShouldBe([new OperationTransition(OperationState.Pending, Now, "", "central")]);
        (found with { Fault = null, Transitions = [] }).ShouldBe(operation with { Sequence = 1, Fault = null, Transitions = [] });
    }

    [Fact]
    public async Task The_same_key_gives_the_first_operation_however_many_ask_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Store.AddAsync(New($"id-{i}") with { IdempotencyKey = "same" }, Token)));

        all.Count(submission => submission.IsNew).ShouldBe(1);
        all.Select(submission => submission.Operation.Id).Distinct().Count().ShouldBe(1);
        (await Store.ListAsync(new OperationQuery(), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_key_at_two_connections_is_two_operations()
    {
        await Store.AddAsync(New("a") with { IdempotencyKey = "same" }, Token);
        (await Store.AddAsync(New("b") with { IdempotencyKey = "same", Connection = "other" }, Token)).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task Operations_about_one_thing_are_taken_in_order_and_others_overtake()
    {
        await AddAsync("first", "order/1");
        await AddAsync("second", "order/1");
        await AddAsync("other", "order/2");

        (await ClaimAsync()).ShouldBe(["first", "other"]);
        (await ClaimAsync()).ShouldBeEmpty();
        await FinishAsync("first", OperationState.Succeeded);
        (await ClaimAsync()).ShouldBe(["second"]);
    }

    [Theory]
    [InlineData(OperationState.Unknown, false)]
    [InlineData(OperationState.Deferred, false)]
    [InlineData(OperationState.Rejected, true)]
    [InlineData(OperationState.Dead, true)]
    [InlineData(OperationState.Settled, true)]
    public async Task An_unfinished_one_holds_its_subject_up_and_an_ended_one_does_not(OperationState state, bool goesOn)
    {
        await AddAsync("first", "order/1");
        await AddAsync("second", "order/1");
        await ClaimAsync();
        await FinishAsync("first", state);

        (await ClaimAsync()).ShouldBe(goesOn ? ["second"] : []);
    }

    [Fact]
    public async Task What_is_claimed_is_running_and_marked_as_sent_after_a_crash()
    {
        await AddAsync("a", "order/1");
        var claim = (await Store.ClaimAsync("till", Now, Now, 10, Token)).Single();
        claim.SentBefore.ShouldBeNull();

        await file.ReopenAsync();

        var found = (await Store.FindAsync("a", Token))!;
        (found.State, found.FirstSentAt, found.LastSentAt, found.Attempts).ShouldBe((OperationState.Running, Now, Now, 1));
        (await Store.RecoverAsync(null, Now, Token)).ShouldBe(1);
        found = (await Store.FindAsync("a", Token))!;
        (found.State, found.NextAttemptAt).ShouldBe((OperationState.Unknown, Now));
        found.Transitions.Select(step => step.State).ShouldBe([OperationState.Pending, OperationState.Running, OperationState.Unknown]);
    }

    [Fact]
    public async Task A_look_up_is_reserved_so_that_no_second_one_begins()
    {
        await AddAsync("a", "order/1");
        await ClaimAsync();
        await Store.RecoverAsync("till", Now, Token);

        var reserved = await Store.ClaimAsync("till", Now, Now.AddMinutes(10), 10, Token);
        reserved.Single().Operation.State.ShouldBe(OperationState.Unknown);
        (await ClaimAsync()).ShouldBeEmpty();
        (await Store.ClaimAsync("till", Now.AddMinutes(10), Now.AddMinutes(20), 10, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_waiting_that_state_an_end_the_last_wins()
    {
        await Store.AddAsync(New("10") with { Subject = "price/1", Kind = "set-price", LastWins = true }, Token);
        await Store.AddAsync(New("12") with { Subject = "price/1", Kind = "set-price", LastWins = true }, Token);
        await Store.AddAsync(New("else") with { Subject = "price/2", Kind = "set-price", LastWins = true }, Token);

        (await ClaimAsync()).ShouldBe(["12", "else"]);
        var superseded = (await Store.FindAsync("10", Token))!;
        superseded.State.ShouldBe(OperationState.Cancelled);
        superseded.Transitions[^1].Reason.ShouldBe("Superseded by 12.");
    }

    [Fact]
    public async Task One_that_is_being_sent_is_not_superseded_but_waited_for()
    {
        await Store.AddAsync(New("10") with { Subject = "price/1", LastWins = true }, Token);
        await ClaimAsync();
        await Store.AddAsync(New("12") with { Subject = "price/1", LastWins = true }, Token);

        (await Store.FindAsync("10", Token))!.State.ShouldBe(OperationState.Running);
        (await ClaimAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_made_on_an_older_reading_is_refused()
    {
        await AddAsync("a", "order/1");
        var read = (await Store.FindAsync("a", Token))!;
        (await Store.SaveAsync(read with { Looks = 1 }, null, Token))!.Version.ShouldBe(1);

        (await Store.SaveAsync(read with { Looks = 2 }, null, Token)).ShouldBeNull();
        (await Store.FindAsync("a", Token))!.Looks.ShouldBe(1);
    }

    [Fact]
    public async Task What_ran_out_of_time_dies_and_an_unknown_one_does_not()
    {
        await AddAsync("sent", "order/1");
        await ClaimAsync();
        await Store.RecoverAsync("till", Now, Token);
        await AddAsync("waiting", "order/2");

        var dead = await Store.ExpireAsync(null, Now.AddDays(2), Token);

        dead.Select(operation => operation.Id).ShouldBe(["waiting"]);
        (await Store.FindAsync("sent", Token))!.State.ShouldBe(OperationState.Unknown);
        (await Store.ClaimAsync("till", Now.AddDays(2), Now.AddDays(3), 10, Token)).Select(claim => claim.Operation.Id).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task The_next_due_time_leaves_out_what_waits_for_its_turn()
    {
        (await Store.NextDueAsync("till", Token)).ShouldBeNull();
        await AddAsync("first", "order/1");
        await AddAsync("second", "order/1");
        (await Store.NextDueAsync("till", Token)).ShouldBe(Now);
        await ClaimAsync();

        (await Store.NextDueAsync("till", Token)).ShouldBe(Now.AddDays(1));
    }

    [Fact]
    public async Task Lists_go_from_the_newest_and_take_filters()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync($"o{i}", $"order/{i}");
        }

        await Store.ClaimAsync("till", Now, Now, 2, Token);

        var list = new ListOperations(Store);
        var page = await list.ExecuteAsync(new OperationQuery { Limit = 2 }, Token);
        page.Items.Select(operation => operation.Id).ShouldBe(["o4", "o3"]);
        var next = await list.ExecuteAsync(new OperationQuery { Limit = 10, Before = page.Next }, Token);
        next.Items.Select(operation => operation.Id).ShouldBe(["o2", "o1", "o0"]);
        next.Next.ShouldBeNull();
        (await Store.ListAsync(new OperationQuery { States = [OperationState.Running, OperationState.Dead] }, Token)).Select(operation => operation.Id).ShouldBe(["o1", "o0"]);
        (await Store.ListAsync(new OperationQuery { Connection = "other" }, Token)).ShouldBeEmpty();
        (await Store.CountAsync(Token)).ShouldBe([new OperationCounts("till", OperationState.Pending, 3), new OperationCounts("till", OperationState.Running, 2)]);
    }

    [Fact]
    public async Task Every_step_is_in_the_audit_too()
    {
        await AddAsync("a", "order/1");
        await ClaimAsync();
        await FinishAsync("a", OperationState.Succeeded);
        var audit = new SqlAudit(file.Database, TimeProvider.System);

        var entries = await audit.ReadAsync(0, 100, Token);

        entries.Select(entry => (entry.Entry.Kind, entry.Entry.Subject, entry.Entry.Actor)).ShouldBe(
            [("operation.pending", "a", "central"), ("operation.running", "a", "host"), ("operation.succeeded", "a", "host")]);
        (await new VerifyAudit(audit).ExecuteAsync(Token)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_step_is_in_the_change_feed_and_operations_are_no_stream_of_the_vendor()
    {
        await AddAsync("a", "order/1");
        await ClaimAsync();
        var records = new SqlRecordQueries(file.Database);

        var changes = await records.ReadChangesAsync(new ChangeQuery(0), Token);

        changes.Items.Select(change => (change.Stream, change.RecordId, change.Kind)).ShouldBe([("operation", "a", ChangeKind.Created), ("operation", "a", ChangeKind.Updated)]);
        (await records.ListStreamsAsync(null, Token)).ShouldBeEmpty();
    }

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
        CreatedAt = Now,
        NextAttemptAt = Now,
        NotAfter = Now.AddDays(1),
        WriteKey = id,
    };

    private Task<OperationSubmission> AddAsync(string id, string subject) => Store.AddAsync(New(id) with { Subject = subject }, Token);

    private async Task<IEnumerable<string>> ClaimAsync() =>
        (await Store.ClaimAsync("till", Now, Now.AddMinutes(10), 10, Token)).Select(claim => claim.Operation.Id);

    private async Task FinishAsync(string id, OperationState state)
    {
        var running = (await Store.FindAsync(id, Token))!;
        (await Store.SaveAsync(running with { State = state }, new OperationTransition(state, Now), Token)).ShouldNotBeNull();
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteOperationsTests() : OperationsTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlOperationsTests() : OperationsTests(StoreKind.PostgreSql);
