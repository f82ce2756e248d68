using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class CircuitBreakerTests
{
    private readonly ManualTimeProvider time = new();

    [Fact]
    public async Task Failures_in_a_row_open_it_however_few_the_calls()
    {
        var breaker = new CircuitBreaker(new BreakerSettings { ConsecutiveFailures = 3, MinimumThroughput = 100 }, time);
        for (var i = 0; i < 3; i++)
        {
            breaker.IsClosed.ShouldBeTrue();
            time.Advance(TimeSpan.FromMinutes(1));
            (await RunAsync(breaker, BreakerVerdict.Failed)).ShouldBeNull();
        }

        (await RunAsync(breaker, BreakerVerdict.Failed)).ShouldNotBeNull();
        breaker.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task One_call_that_works_ends_the_run()
    {
        var breaker = new CircuitBreaker(new BreakerSettings { ConsecutiveFailures = 2, MinimumThroughput = 100 }, time);

        await RunAsync(breaker, BreakerVerdict.Failed);
        await RunAsync(breaker, BreakerVerdict.Worked);
        await RunAsync(breaker, BreakerVerdict.Failed);

        breaker.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_share_of_failures_opens_it_too()
    {
        var breaker = new CircuitBreaker(new BreakerSettings { ConsecutiveFailures = 100, MinimumThroughput = 4, FailureRatio = 0.5 }, time);

        await RunAsync(breaker, BreakerVerdict.Failed);
        await RunAsync(breaker, BreakerVerdict.Worked);
        await RunAsync(breaker, BreakerVerdict.Failed);
        await RunAsync(breaker, BreakerVerdict.Failed);

        (await RunAsync(breaker, BreakerVerdict.Worked)).ShouldBe(TimeSpan.FromSeconds(30));
        breaker.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task After_the_pause_one_probe_decides()
    {
        var breaker = new CircuitBreaker(new BreakerSettings { ConsecutiveFailures = 1, MinimumThroughput = 100 }, time);
        await RunAsync(breaker, BreakerVerdict.Failed);
        time.Advance(TimeSpan.FromSeconds(30));
        var probe = new TaskCompletionSource<BreakerVerdict>();

        var probing = breaker.RunAsync(() => probe.Task);
        (await RunAsync(breaker, BreakerVerdict.Worked)).ShouldNotBeNull();
        probe.SetResult(BreakerVerdict.Failed);
        (await probing).ShouldBeNull();

        breaker.IsClosed.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(30));
        (await RunAsync(breaker, BreakerVerdict.Worked)).ShouldBeNull();
        breaker.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_says_nothing_about_the_vendor_counts_neither_way()
    {
        var breaker = new CircuitBreaker(new BreakerSettings { ConsecutiveFailures = 2, MinimumThroughput = 100 }, time);

        await RunAsync(breaker, BreakerVerdict.Failed);
        await RunAsync(breaker, BreakerVerdict.SaysNothing);
        await RunAsync(breaker, BreakerVerdict.Failed);

        breaker.IsClosed.ShouldBeFalse();
    }

    private static Task<TimeSpan?> RunAsync(CircuitBreaker breaker, BreakerVerdict verdict) => breaker.RunAsync(() => Task.FromResult(verdict));
}
