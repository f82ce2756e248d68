using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>What happens to a write whose answer was lost.</summary>
public sealed class UnknownOutcomeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

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

    private static IEnumerable<string> StatesOf(OperationRecord operation) => operation.Transitions.Select(step => step.State.ToWord());
}
