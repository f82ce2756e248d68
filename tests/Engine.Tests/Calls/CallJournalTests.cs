using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Tests.Operations;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Calls;

public sealed class CallJournalTests
{
    private static readonly VendorCallEntry Call = new() { At = default, Connection = "till", Method = "GET", PathTemplate = "/orders" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_was_recorded_is_stored_when_the_host_stops()
    {
        await using var queue = new OperationHarness(new CapabilitySet());
        var store = new SqlCalls(queue.Database);
        using var journal = new CallJournal(store, queue.Board, queue.Time, NullLogger<CallJournal>.Instance);
        await journal.StartAsync(Token);
        for (var i = 0; i < 1_700; i++)
        {
            journal.Record(Call);
        }

        await journal.StopAsync(Token);

        (await store.ListAsync(new CallQuery { Limit = 5_000 }, Token)).Count.ShouldBe(1_700);
        journal.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_and_told_and_a_failing_store_is_tried_again()
    {
        var time = new ManualTimeProvider();
        var board = new ProblemBoard();
        var store = Substitute.For<ICallStore>();
        var failing = true;
        var stored = 0;
        store.AppendAsync(default!, Token).ReturnsForAnyArgs(call => failing ? throw new IOException("The disk is full.") : Count(call.Arg<IReadOnlyList<VendorCallEntry>>()));
        Task Count(IReadOnlyList<VendorCallEntry> batch)
        {
            stored += batch.Count;
            return Task.CompletedTask;
        }

        using var journal = new CallJournal(store, board, time, NullLogger<CallJournal>.Instance);
        for (var i = 0; i < CallJournal.Capacity + 7; i++)
        {
            journal.Record(Call);
        }

        await journal.StartAsync(Token);
        await time.WaitForTimersAsync(1, Token);
        failing = false;
        await Waiting.ForAsync<object>(() => Task.FromResult<object?>(Volatile.Read(ref stored) == CallJournal.Capacity ? store : null), "the rest to be stored", () => time.Advance(TimeSpan.FromSeconds(1)));
        await journal.StopAsync(Token);

        journal.Dropped.ShouldBe(7);
        board.Open.Single().Message.ShouldContain("7 vendor calls");
    }
}
