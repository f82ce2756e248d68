using System.Net.Http.Headers;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class RateBudgetTests
{
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);
    private readonly ManualTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_passes_at_once_and_the_rest_at_the_rate_in_order()
    {
        using var budget = new RateBudget(new BudgetPlan(2, 3, null, 1, true), time);
        for (var i = 0; i < 3; i++)
        {
            (await budget.WaitForTurnAsync(Patient, Token)).RefusedFor.ShouldBeNull();
        }

        var fourth = budget.WaitForTurnAsync(Patient, Token);
        var fifth = budget.WaitForTurnAsync(Patient, Token);

        time.Advance(TimeSpan.FromMilliseconds(499));
        fourth.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(5));
        (await fourth).RefusedFor.ShouldBeNull();
        fifth.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(500));
        (await fifth).RefusedFor.ShouldBeNull();
    }

    [Fact]
    public async Task A_wait_longer_than_the_patience_is_refused_at_once_with_its_length()
    {
        using var budget = new RateBudget(new BudgetPlan(0.1, 1, null, 1, true), time);
        await budget.WaitForTurnAsync(Patient, Token);

        (await budget.WaitForTurnAsync(TimeSpan.FromSeconds(9), Token)).RefusedFor.ShouldBe(TimeSpan.FromSeconds(10));
        (await budget.WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Calls_at_once_are_a_budget_and_a_cancelled_waiter_leaves_the_queue()
    {
        using var budget = new RateBudget(new BudgetPlan(null, 1, 1, 1, true), time);
        await budget.WaitForTurnAsync(Patient, Token);
        using var giveUp = new CancellationTokenSource();
        var second = budget.WaitForTurnAsync(Patient, giveUp.Token);
        var third = budget.WaitForTurnAsync(Patient, Token);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        third.IsCompleted.ShouldBeFalse();
        budget.Release();

        (await third).RefusedFor.ShouldBeNull();
    }

    [Fact]
    public async Task A_waiter_whose_patience_ends_is_refused()
    {
        using var budget = new RateBudget(new BudgetPlan(null, 1, 1, 1, true), time);
        await budget.WaitForTurnAsync(Patient, Token);
        var second = budget.WaitForTurnAsync(TimeSpan.FromSeconds(3), Token);

        time.Advance(TimeSpan.FromSeconds(3));

        (await second).RefusedFor.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_vendor_says_is_left_lowers_the_budget_and_never_raises_it()
    {
        using var budget = new RateBudget(new BudgetPlan(1, 10, null, 1, true), time);
        await budget.WaitForTurnAsync(Patient, Token);
        budget.Observe(new RateReading { Remaining = 1000 });
        budget.Observe(new RateReading { Remaining = 2, RefillPerSecond = 0.5 });

        (await budget.WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldBeNull();
        (await budget.WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldBeNull();
        (await budget.WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_window_that_is_used_up_closes_the_budget_until_it_comes_back()
    {
        using var budget = new RateBudget(new BudgetPlan(null, 1, null, 1, true), time);
        budget.Observe(new RateReading { Remaining = 0, ResetAfter = TimeSpan.FromSeconds(30) });
        var turn = budget.WaitForTurnAsync(Patient, Token);

        time.Advance(TimeSpan.FromSeconds(29));
        turn.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));

        (await turn).RefusedFor.ShouldBeNull();
    }

    [Fact]
    public void The_connections_file_overrides_the_main_budget_and_the_safety_share_applies()
    {
        var manifest = new ManifestBudget { Capacity = 90, PerSecond = 1, Concurrent = 4 };

        BudgetPlan.OfMain(manifest, new RateSettings { SafetyFactor = 0.5 }).ShouldBe(new BudgetPlan(0.5, 45, 4, 0.5, true));
        BudgetPlan.OfMain(manifest, new RateSettings { SafetyFactor = 1, MaxRequestsPerMinute = 120, MaxBurst = 7 }).ShouldBe(new BudgetPlan(2, 7, 4, 1, true));
    }

    [Fact]
    public async Task Two_connections_of_one_account_draw_on_one_budget()
    {
        var pool = new BudgetPool(time);
        var auth = new AuthSettings { Method = AuthMethod.ApiKey, ApiKey = "key-1" };
        var variant = Lab.Variant(new ManifestBudget { Capacity = 1, PerSecond = 1, SharedBy = "account" });
        using var one = pool.Take(Lab.Connection("https://api.acme.example/", auth) with { Name = "one" }, variant);
        using var two = pool.Take(Lab.Connection("https://api.acme.example/", auth) with { Name = "two" }, variant);
        using var other = pool.Take(Lab.Connection("https://api.acme.example/", auth with { ApiKey = "key-2" }) with { Name = "three" }, variant);

        await one.Find("").WaitForTurnAsync(TimeSpan.Zero, Token);

        (await two.Find("").WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldNotBeNull();
        (await other.Find("").WaitForTurnAsync(TimeSpan.Zero, Token)).RefusedFor.ShouldBeNull();
    }

    [Theory]
    [InlineData("RateLimit", "limit=100, remaining=40, reset=30", 40, 30)]
    [InlineData("RateLimit", "\"default\";r=50;t=30", 50, 30)]
    [InlineData("X-RateLimit-Remaining", "12", 12, null)]
    [InlineData("RateLimit-Remaining", "0", 0, null)]
    [InlineData("X-RateLimit-Remaining", "many", null, null)]
    [InlineData("X-RateLimit-Remaining", "-1", null, null)]
    public void Standard_headers_are_read(string name, string value, int? remaining, int? reset)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(name, value);

        var readings = StandardRateHeaders.Read(response.Headers, time.GetUtcNow());

        readings.Select(reading => (int?)reading.Remaining).FirstOrDefault().ShouldBe(remaining);
        readings.Select(reading => reading.ResetAfter).FirstOrDefault().ShouldBe(reset is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Fact]
    public void A_reset_may_be_an_instant_and_Retry_After_a_date()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "3");
        response.Headers.TryAddWithoutValidation("X-RateLimit-Reset", time.GetUtcNow().AddSeconds(20).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        response.Headers.RetryAfter = new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(40));

        StandardRateHeaders.Read(response.Headers, time.GetUtcNow())[0].ResetAfter.ShouldBe(TimeSpan.FromSeconds(20));
        StandardRateHeaders.RetryAfter(response.Headers, time.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(40));
    }
}
