using LeVieuxMoulin.Connectors.Engine.Operations;
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
