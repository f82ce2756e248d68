using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Modules.Loyalty;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>What callers book.</summary>
public sealed class LoyaltyLedgerTests : IAsyncDisposable
{
    private readonly LoyaltyBed bed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_durable_when_it_is_answered()
    {
        await AddAsync("earn", 100, "k-1");
        await bed.RestartAsync();

        var account = await bed.Ledger.ShowAsync(LoyaltyBed.Customer, Token);
        (account.Balance, account.Tier).ShouldBe((100, "silver"));
    }

    [Fact]
    public async Task The_same_key_and_entry_are_booked_once_however_many_ask_at_once()
    {
        await AddAsync("earn", 100, "k-1");
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bed.Ledger.AddAsync(LoyaltyBed.Customer, new PointEntry("spend", 60, "dessert"), "k-2", "alice", Token)));

        all.Select(entry => entry.Sequence).Distinct().ShouldHaveSingleItem();
        (await bed.EntriesAsync()).ShouldBe(["earn 100", "spend -60"]);
    }

    [Fact]
    public async Task A_key_of_another_entry_is_refused()
    {
        await AddAsync("earn", 100, "k-1");

        (await RefusedAsync("earn", 99, "k-1")).ShouldBe("IDEMPOTENCY_KEY_REUSED");
        (await RefusedAsync("earn", 100, "k-1", "guest-8")).ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Of_two_who_spend_the_last_points_at_once_one_is_refused()
    {
        await AddAsync("earn", 100, "k-1");
        var spending = Enumerable.Range(0, 2).Select(async index =>
        {
            try
            {
                await bed.Ledger.AddAsync(LoyaltyBed.Customer, new PointEntry("spend", 60), $"spend-{index}", "alice", Token);
                return "";
            }
            catch (RequestException refusal)
            {
                return refusal.Code;
            }
        });

        (await Task.WhenAll(spending)).Order().ShouldBe(["", "POINTS_INSUFFICIENT"]);
    }

    [Fact]
    public async Task Expired_points_cannot_be_spent_also_before_they_are_booked_as_expired()
    {
        await AddAsync("earn", 100, "k-1");
        bed.Time.Advance(TimeSpan.FromDays(366));

        (await RefusedAsync("spend", 1, "k-2")).ShouldBe("POINTS_INSUFFICIENT");
    }

    [Theory]
    [InlineData("earn", 0, "LOYALTY_ENTRY_INVALID")]
    [InlineData("earn", -5, "LOYALTY_ENTRY_INVALID")]
    [InlineData("spend", -5, "LOYALTY_ENTRY_INVALID")]
    [InlineData("adjust", 0, "LOYALTY_ENTRY_INVALID")]
    [InlineData("adjust", long.MinValue, "LOYALTY_ENTRY_INVALID")]
    [InlineData("expire", 5, "LOYALTY_ENTRY_INVALID")]
    [InlineData("gift", 5, "LOYALTY_ENTRY_INVALID")]
    public async Task What_is_no_entry_is_refused(string kind, long points, string code) =>
        (await RefusedAsync(kind, points, "k-1")).ShouldBe(code);

    [Fact]
    public async Task A_customer_without_entries_is_not_found() =>
        (await Should.ThrowAsync<RequestException>(() => bed.Ledger.ShowAsync("nobody", Token))).Code.ShouldBe("LOYALTY_CUSTOMER_NOT_FOUND");

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    private async Task AddAsync(string kind, long points, string key) => await bed.Ledger.AddAsync(LoyaltyBed.Customer, new PointEntry(kind, points), key, "alice", Token);

    private async Task<string> RefusedAsync(string kind, long points, string key, string customer = LoyaltyBed.Customer) =>
        (await Should.ThrowAsync<RequestException>(() => bed.Ledger.AddAsync(customer, new PointEntry(kind, points), key, "alice", Token))).Code;
}
