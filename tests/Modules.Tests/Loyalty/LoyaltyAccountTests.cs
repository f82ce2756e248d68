using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Modules.Loyalty;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>The arithmetic: entries in, balance and tier out. Times are wall times in Paris.</summary>
public sealed class LoyaltyAccountTests
{
    private static readonly LoyaltyRules Rules = new()
    {
        Till = "till",
        Crm = "crm",
        Since = new DateOnly(2024, 1, 1),
        ExpiryMonths = 12,
        Tiers = [new("silver", 100), new("gold", 300)],
        Zone = LoyaltyBed.Paris,
    };

    [Theory]
    [InlineData("earn and spend", "2025-03-10 12:00 earn 50; 2025-03-11 12:00 spend -20", "2025-03-12 12:00", 30, 50, null, 0)]
    [InlineData("the last second before midnight", "2025-03-10 23:59 earn 50", "2026-03-09 23:59", 50, 50, null, 0)]
    [InlineData("midnight", "2025-03-10 23:59 earn 50", "2026-03-10 00:00", 0, 0, null, 50)]
    [InlineData("the oldest are spent first", "2025-01-10 12:00 earn 50; 2025-06-10 12:00 earn 50; 2025-07-01 12:00 spend -60", "2026-02-01 12:00", 40, 50, null, 0)]
    [InlineData("what was not spent goes", "2025-01-10 12:00 earn 50; 2025-06-10 12:00 earn 50; 2025-07-01 12:00 spend -20", "2026-02-01 12:00", 50, 50, null, 30)]
    [InlineData("booked as expired, it goes once", "2025-01-10 12:00 earn 50; 2026-01-10 00:00 expire -50; 2026-01-11 12:00 earn 10", "2026-02-01 12:00", 10, 10, null, 0)]
    [InlineData("a leap day", "2024-02-29 12:00 earn 50", "2025-02-28 00:00", 0, 0, null, 50)]
    [InlineData("a refund takes the newest", "2025-01-10 12:00 earn 50; 2025-12-20 12:00 earn 30; 2025-12-21 12:00 earn -30", "2025-12-31 12:00", 50, 50, null, 0)]
    [InlineData("a refund after spending is a debt", "2025-01-10 12:00 earn 50; 2025-01-11 12:00 spend -40; 2025-01-12 12:00 earn -50", "2025-01-13 12:00", -40, 0, null, 0)]
    [InlineData("the next points pay the debt", "2025-01-10 12:00 earn 50; 2025-01-11 12:00 spend -50; 2025-01-12 12:00 earn -50; 2025-01-13 12:00 earn 80", "2025-01-14 12:00", 30, 80, null, 0)]
    [InlineData("adjusting does not lift the tier", "2025-01-10 12:00 earn 99; 2025-01-11 12:00 adjust 500", "2025-01-14 12:00", 599, 99, null, 0)]
    [InlineData("spending does not lower the tier", "2025-01-10 12:00 earn 100; 2025-01-11 12:00 spend -100", "2025-01-14 12:00", 0, 100, "silver", 0)]
    [InlineData("the tier goes up", "2025-01-10 12:00 earn 100; 2025-02-10 12:00 earn 200", "2025-02-10 13:00", 300, 300, "gold", 0)]
    [InlineData("a refund lowers the tier", "2025-01-10 12:00 earn 100; 2025-01-11 12:00 earn -1", "2025-02-10 13:00", 99, 99, null, 0)]
    [InlineData("the tier goes down at midnight", "2025-01-10 12:00 earn 200; 2025-02-10 12:00 earn 150", "2026-01-10 00:00", 150, 150, "silver", 200)]
    [InlineData("not a second earlier", "2025-01-10 12:00 earn 200; 2025-02-10 12:00 earn 150", "2026-01-09 23:59", 350, 350, "gold", 0)]
    public void Entries_come_to(string what, string entries, string now, long balance, long tierPoints, string? tier, long due)
    {
        var account = LoyaltyAccount.Of(Read(entries), Rules, At(now));

        (account.Balance, account.TierPoints, account.Tier, account.Due.Sum(gone => gone.Points)).ShouldBe((balance, tierPoints, tier, due), what);
    }

    [Fact]
    public void What_expires_next_is_said_with_its_midnight_across_the_change_to_summer_time()
    {
        var account = LoyaltyAccount.Of(Read("2025-03-30 12:00 earn 50; 2025-03-30 18:00 earn 5; 2025-11-01 12:00 earn 7"), Rules, At("2025-12-01 12:00"));

        account.Next.ShouldBe((new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero).AddHours(-1), 55));
    }

    [Fact]
    public void Without_an_expiry_points_stay()
    {
        var account = LoyaltyAccount.Of(Read("2000-01-01 12:00 earn 50"), Rules with { ExpiryMonths = null }, At("2026-01-01 12:00"));

        (account.Balance, account.Next, account.Due.Count).ShouldBe((50, null, 0));
    }

    private static List<LedgerEntry> Read(string entries) => [.. entries.Split(';', StringSplitOptions.TrimEntries).Select((text, index) =>
    {
        var parts = text.Split(' ');
        var at = At($"{parts[0]} {parts[1]}");
        return new LedgerEntry { Sequence = index + 1, Book = "loyalty", Account = "guest-7", Kind = parts[2], Amount = long.Parse(parts[3], CultureInfo.InvariantCulture), At = at, BookedAt = at, Key = text, Actor = "test" };
    })];

    private static DateTimeOffset At(string wall)
    {
        var time = DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, LoyaltyBed.Paris.GetUtcOffset(time));
    }
}
