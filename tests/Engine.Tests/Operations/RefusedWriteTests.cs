using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>What happens to a write that the vendor refuses, and to one that comes too late.</summary>
public sealed class RefusedWriteTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

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

    private static IEnumerable<string> StatesOf(OperationRecord operation) => operation.Transitions.Select(step => step.State.ToWord());
}
