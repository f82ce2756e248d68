using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

public sealed class OperationWorkerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_write_is_stored_as_running_with_its_key_before_the_vendor_sees_it()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        await using var queue = OperationHarness.For(orders, canFind: false);
        OperationRecord? seen = null;
        var placed = await queue.PlaceAsync();
        orders.Then(async () =>
        {
            seen = await queue.ReadAsync(placed.Id);
            return new WriteResult { RecordId = "V-1" };
        });
        queue.Start();

        await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        seen!.State.ShouldBe(OperationState.Running);
        seen.FirstSentAt.ShouldBe(queue.Time.GetUtcNow());
        orders.Sent.Single().Context.Key.Value.ShouldBe(seen.WriteKey);
        orders.Sent.Single().Context.FirstSentAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_done_write_shows_its_way_and_its_record_is_in_the_copy()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync("A");

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        StatesOf(done).ShouldBe(["pending", "running", "succeeded"]);
        done.ResultRecordId.ShouldBe("V-A");
        queue.Sink.Seen.ShouldBe([("supplier-order", "stored", "V-A")]);
        orders.Sent.Single().Command.Lines.Single().ShouldBe(new OrderLine("1", "flour", new Quantity(2, "XCS")));
    }

    [Fact]
    public async Task An_answer_lost_after_the_effect_is_looked_up_and_the_write_is_sent_once()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find).ThenDropAfterEffect();
        await using var queue = OperationHarness.For(orders, canFind: true);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        StatesOf(done).ShouldBe(["pending", "running", "unknown", "succeeded"]);
        orders.Effects.ShouldBe(1);
        orders.Sent.Count.ShouldBe(1);
        done.ResultRecordId.ShouldBe("V-1");
        queue.Sink.Seen.ShouldBe([("supplier-order", "refreshed", "V-1")]);
    }

    [Fact]
    public async Task Not_done_is_believed_only_after_the_settle_time_and_then_sent_again_under_the_same_key()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find) { SettleTime = TimeSpan.FromMinutes(5) };
        orders.ThenFault(new Fault(FaultKind.OutcomeUnknown, "The answer was lost."), unanswered: true);
        await using var queue = OperationHarness.For(orders, canFind: true);
        queue.Start();
        var placed = await queue.PlaceAsync();
        var sentAt = queue.Time.GetUtcNow();
        await queue.UntilAsync(placed.Id, operation => operation.State == OperationState.Unknown && operation.NextAttemptAt == sentAt + orders.SettleTime, "the look-up to be put off");
        orders.Sent.Count.ShouldBe(1);

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded, Minute);

        StatesOf(done).ShouldBe(["pending", "running", "unknown", "running", "succeeded"]);
        orders.Effects.ShouldBe(1);
        orders.Sent.Select(sent => sent.Context.Key).Distinct().Count().ShouldBe(1);
        orders.Sent.Last().Context.FirstSentAt.ShouldBe(sentAt);
        (done.LastSentAt >= sentAt + orders.SettleTime).ShouldBeTrue();
    }

    [Fact]
    public async Task An_unsure_look_up_waits_for_a_person_and_nothing_is_sent_again()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find).ThenDropAfterEffect().ThenFind(FindVerdict.Unsure);
        await using var queue = OperationHarness.For(orders, canFind: true);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var waiting = await queue.UntilAsync(placed.Id, operation => operation.NeedsPerson, "a person to be asked");
        queue.Time.Advance(TimeSpan.FromHours(30));

        waiting.State.ShouldBe(OperationState.Unknown);
        orders.Sent.Count.ShouldBe(1);
        var problem = queue.Board.Open.Single();
        problem.Code.ShouldBe("OPERATION_OUTCOME_UNKNOWN");
        problem.Action.ShouldContain("+33 1 00 00 00 00");

        var settled = await new SettleOperation(queue.Edit, queue.Time).ExecuteAsync(placed.Id, done: true, "CMD-7", "marie", OperationHarness.Token);
        settled.State.ShouldBe(OperationState.Settled);
        settled.ResultRecordId.ShouldBe("CMD-7");
        settled.Transitions[^1].Actor.ShouldBe("marie");
        queue.Board.Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RepeatSafety.Key)]
    [InlineData(RepeatSafety.Absolute)]
    public async Task A_write_that_is_harmless_twice_is_sent_again_under_the_same_key(RepeatSafety repeat)
    {
        var orders = new ScriptedOrders(repeat).ThenFault(new Fault(FaultKind.OutcomeUnknown, "The answer was lost."), unanswered: true);
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        StatesOf(done).ShouldBe(["pending", "running", "unknown", "running", "succeeded"]);
        orders.Sent.Select(sent => sent.Context.Key.Value).Distinct().ShouldBe([placed.WriteKey]);
    }

    [Theory]
    [InlineData(RepeatSafety.Unsafe)]
    [InlineData(RepeatSafety.Find)]
    public async Task A_write_that_may_double_and_cannot_be_looked_up_waits_for_a_person(RepeatSafety repeat)
    {
        var orders = new ScriptedOrders(repeat).ThenDropAfterEffect();
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        await queue.UntilAsync(placed.Id, operation => operation.NeedsPerson, "a person to be asked");

        orders.Sent.Count.ShouldBe(1);
        queue.Board.Open.Single().Severity.ShouldBe(TroubleSeverity.Critical);
    }

    [Fact]
    public async Task What_the_network_kept_here_is_deferred_and_counts_as_never_sent()
    {
        var orders = new ScriptedOrders(RepeatSafety.Unsafe).ThenFault(new Fault(FaultKind.NotSent, "No route to the vendor."));
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();
        var deferred = await queue.UntilAsync(placed.Id, OperationState.Deferred);
        deferred.FirstSentAt.ShouldBeNull();
        deferred.Reached.ShouldBe(0);

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded, Minute);

        StatesOf(done).ShouldBe(["pending", "running", "deferred", "running", "succeeded"]);
        orders.Sent.Last().Context.FirstSentAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_night_without_network_does_not_use_up_the_attempts()
    {
        var orders = new ScriptedOrders(RepeatSafety.Unsafe);
        for (var i = 0; i < 30; i++)
        {
            orders.ThenFault(new Fault(FaultKind.NotSent, "No route to the vendor."));
        }

        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded, Minute);

        done.Attempts.ShouldBe(31);
        done.Reached.ShouldBe(1);
    }

    [Fact]
    public async Task A_vendor_that_stays_busy_uses_them_up_and_a_person_is_told()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        for (var i = 0; i < 8; i++)
        {
            orders.ThenFault(new Fault(FaultKind.Unavailable, "Closed for maintenance.") { Status = 503 });
        }

        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var dead = await queue.UntilAsync(placed.Id, OperationState.Dead, TimeSpan.FromMinutes(5));

        dead.Attempts.ShouldBe(8);
        queue.Board.Open.Single().Code.ShouldBe("OPERATION_DEAD");
        queue.Board.Open.Single().Message.ShouldContain("Closed for maintenance.");
    }

    [Theory]
    [InlineData(FaultKind.Refused)]
    [InlineData(FaultKind.Validation)]
    [InlineData(FaultKind.NotFound)]
    [InlineData(FaultKind.Unsupported)]
    [InlineData(FaultKind.Permission)]
    public async Task A_no_is_final_and_kept_in_the_vendors_words(FaultKind kind)
    {
        var orders = new ScriptedOrders(RepeatSafety.Key).ThenFault(new Fault(kind, "Minimum order not reached.") { Code = "MIN", Status = 422, Fields = [new FieldFault("lines", "too few")] });
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var rejected = await queue.UntilAsync(placed.Id, OperationState.Rejected);

        rejected.Fault!.Message.ShouldBe("Minimum order not reached.");
        rejected.Fault.Code.ShouldBe("MIN");
        rejected.Fault.Fields.ShouldBe([new FieldFault("lines", "too few")]);
        rejected.Transitions[^1].Reason.ShouldBe("Minimum order not reached.");
        orders.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_that_is_returned_counts_like_one_that_is_thrown()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key).Then(() => Task.FromResult(new WriteResult { Fault = new Fault(FaultKind.Refused, "No.") }));
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        (await queue.UntilAsync(placed.Id, OperationState.Rejected)).Fault!.Message.ShouldBe("No.");
    }

    [Fact]
    public async Task A_conflict_without_a_condition_is_carried_out_again_as_a_new_request()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key).ThenFault(new Fault(FaultKind.Conflict, "Version 4 is not 3."));
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        StatesOf(done).ShouldBe(["pending", "running", "pending", "running", "succeeded"]);
        orders.Sent.Select(sent => sent.Context.Key).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_conflict_with_a_condition_is_rejected()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key).ThenFault(new Fault(FaultKind.Conflict, "Version 4 is not 3."));
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync(ifRevision: 3);

        await queue.UntilAsync(placed.Id, OperationState.Rejected);

        orders.Sent.Single().Context.IfRevision.ShouldBe(3);
    }

    [Fact]
    public async Task A_conflict_that_never_ends_is_given_up()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        for (var i = 0; i < 8; i++)
        {
            orders.ThenFault(new Fault(FaultKind.Conflict, "Moved on again."));
        }

        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        await queue.UntilAsync(placed.Id, OperationState.Dead);
        orders.Sent.Count.ShouldBe(8);
    }

    [Fact]
    public async Task Past_its_deadline_a_write_is_dead_unsent_and_a_person_is_told()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        await using var queue = OperationHarness.For(orders, canFind: false);
        var placed = await queue.PlaceAsync(notAfter: queue.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        queue.Time.Advance(TimeSpan.FromMinutes(11));
        queue.Start();

        await queue.UntilAsync(placed.Id, OperationState.Dead);

        await Waiting.ForAsync(() => Task.FromResult(queue.Board.Open.SingleOrDefault()), "the problem");
        orders.Sent.ShouldBeEmpty();
        queue.Board.Open.Single().Message.ShouldContain("time ran out");
    }

    [Fact]
    public async Task Not_done_after_the_deadline_is_dead_and_not_sent_late()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find) { SettleTime = TimeSpan.FromMinutes(30) };
        orders.ThenFault(new Fault(FaultKind.OutcomeUnknown, "The answer was lost."), unanswered: true);
        await using var queue = OperationHarness.For(orders, canFind: true);
        queue.Start();
        var placed = await queue.PlaceAsync(notAfter: queue.Time.GetUtcNow() + TimeSpan.FromMinutes(10));

        var dead = await queue.UntilAsync(placed.Id, OperationState.Dead, Minute);

        orders.Sent.Count.ShouldBe(1);
        dead.Transitions[^1].Reason.ShouldContain("too late");
    }

    [Fact]
    public async Task What_a_killed_host_was_sending_is_unknown_at_the_next_start_and_looked_up_first()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find);
        await using var queue = OperationHarness.For(orders, canFind: true);
        var placed = await queue.PlaceAsync();
        var now = queue.Time.GetUtcNow();
        (await queue.Store.ClaimAsync(ManualDirectory.Name, now, now, 10, OperationHarness.Token)).Count.ShouldBe(1);
        orders.ThenFind(FindVerdict.Done, "V-9");

        queue.Start();
        var done = await queue.UntilAsync(placed.Id, OperationState.Succeeded);

        StatesOf(done).ShouldBe(["pending", "running", "unknown", "succeeded"]);
        orders.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("unreadable answer")]
    [InlineData("bug in the connector")]
    [InlineData("refused after a part without an answer")]
    [InlineData("500")]
    public async Task What_cannot_be_told_from_an_effect_counts_as_one(string what)
    {
        var orders = new ScriptedOrders(RepeatSafety.Unsafe).Then(() =>
        {
            switch (what)
            {
                case "unreadable answer":
                    throw new JsonException("not JSON");
                case "bug in the connector":
                    throw new InvalidOperationException("oops");
                case "500":
                    throw new ConnectorException(new Fault(FaultKind.Unavailable, "Internal error.") { Status = 500 });
                default:
                    VendorCallScope.Current!.MarkUnanswered();
                    throw new ConnectorException(new Fault(FaultKind.Refused, "No."));
            }
        });
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();

        await queue.UntilAsync(placed.Id, operation => operation.NeedsPerson, "a person to be asked");
        orders.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Looking_up_that_fails_is_tried_again_and_told_after_the_third_time()
    {
        var orders = new ScriptedOrders(RepeatSafety.Find).ThenDropAfterEffect();
        for (var i = 0; i < 3; i++)
        {
            orders.ThenFind(() => throw new ConnectorException(new Fault(FaultKind.Unavailable, "Down.")));
        }

        await using var queue = OperationHarness.For(orders, canFind: true);
        queue.Start();
        var placed = await queue.PlaceAsync();
        await queue.UntilAsync(placed.Id, operation => operation.Looks == 3, "three look-ups", TimeSpan.FromSeconds(5));
        await Waiting.ForAsync(() => Task.FromResult(queue.Board.Open.SingleOrDefault(problem => problem.Code == "OPERATION_LOOKUP_FAILS")), "the problem");

        await queue.UntilAsync(placed.Id, OperationState.Succeeded, Minute);

        queue.Board.Open.ShouldBeEmpty();
        orders.Effects.ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_does_not_undo_a_done_write()
    {
        var orders = new ScriptedOrders(RepeatSafety.Unsafe);
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Sink.Failures = 1;
        queue.Start();
        var placed = await queue.PlaceAsync();

        await queue.UntilAsync(placed.Id, OperationState.Succeeded);
        orders.Effects.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopping_connection_finishes_the_write_that_is_on_its_way()
    {
        var answered = new TaskCompletionSource<WriteResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var orders = new ScriptedOrders(RepeatSafety.Unsafe).Then(() => answered.Task);
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();
        await queue.UntilAsync(placed.Id, OperationState.Running);

        var stopping = queue.StopAsync();
        answered.SetResult(new WriteResult { RecordId = "V-1" });
        await stopping;

        (await queue.ReadAsync(placed.Id)).State.ShouldBe(OperationState.Succeeded);
    }

    [Fact]
    public async Task No_more_writes_are_on_their_way_at_once_than_allowed()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var orders = new ScriptedOrders(RepeatSafety.Key);
        for (var i = 0; i < 5; i++)
        {
            orders.Then(async () =>
            {
                await answered.Task;
                return new WriteResult { RecordId = "V" };
            });
        }

        await using var queue = OperationHarness.For(orders, canFind: false);
        var placed = new List<OperationRecord>();
        for (var i = 0; i < 5; i++)
        {
            placed.Add(await queue.PlaceAsync($"order-{i}"));
        }

        queue.Start();
        await queue.UntilAsync(placed[1].Id, OperationState.Running);
        await Waiting.ForAsync<object>(() => Task.FromResult<object?>(orders.Sent.Count == 2 ? orders : null), "two writes on their way");
        (await queue.Store.ListAsync(new OperationQuery { States = [OperationState.Running] }, OperationHarness.Token)).Count.ShouldBe(2);

        answered.SetResult();
        foreach (var operation in placed)
        {
            await queue.UntilAsync(operation.Id, OperationState.Succeeded);
        }

        orders.Sent.Count.ShouldBe(5);
    }

    private static IEnumerable<string> StatesOf(OperationRecord operation) => operation.Transitions.Select(step => step.State.ToWord());
}
