using LeVieuxMoulin.Connectors.Modules.Loyalty;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>The programme that keeps itself going.</summary>
public sealed class LoyaltyWorkTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly LoyaltyBed bed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sale_a_booking_and_a_midnight_each_wake_it()
    {
        using var work = bed.Work;
        await work.StartAsync(Token);
        bed.Know();
        bed.Sell("s-1", 40);
        await UntilAsync("Pending crm-1 40 -");

        await bed.Ledger.AddAsync(LoyaltyBed.Customer, new PointEntry("spend", 15), "k-1", "alice", Token);
        await UntilAsync("Pending crm-1 25 -");

        for (var hour = 0; hour < 366 * 24 && (await bed.EntriesAsync()).Count < 3; hour += 12)
        {
            await bed.Time.WaitForTimersAsync(1, Token);
            bed.Time.Advance(TimeSpan.FromHours(12));
        }

        await UntilAsync("Pending crm-1 0 -");
        (await bed.EntriesAsync()).ShouldBe(["earn 40", "spend -15", "expire -25"]);
        await work.StopAsync(Token);
    }

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    private async Task UntilAsync(string last)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await bed.ShownAsync() is not [.., var shown] || shown != last)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, $"never shown: {last}");
            await Task.Delay(10, Token);
        }
    }
}
