using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>What a customer's entries come to at one instant.</summary>
/// <remarks>Points that expire first are spent first; what is taken back comes off the newest. More taken than there is stays as a debt, which the next points pay.</remarks>
internal sealed class LoyaltyAccount
{
    private const int TierMonths = 12;

    private readonly List<PointLot> lots = [];
    private readonly LoyaltyRules rules;
    private long debt;

    private LoyaltyAccount(LoyaltyRules rules) => this.rules = rules;

    /// <summary>Gets the points that can be spent; negative when more was taken than there was.</summary>
    public long Balance { get; private init; }

    /// <summary>Gets the points earned within the last 12 months, refunds off.</summary>
    public long TierPoints { get; private init; }

    /// <summary>Gets the tier; null: none.</summary>
    public string? Tier { get; private init; }

    /// <summary>Gets the points that are gone and not booked as expired yet, by the midnight at which they went.</summary>
    public IReadOnlyList<(DateTimeOffset At, long Points)> Due { get; private init; } = [];

    /// <summary>Gets the points that go next, and when; null: none will.</summary>
    public (DateTimeOffset At, long Points)? Next { get; private init; }

    /// <summary>Computes it.</summary>
    /// <param name="entries">The customer's entries, in the order of booking.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The instant.</param>
    public static LoyaltyAccount Of(IReadOnlyList<LedgerEntry> entries, LoyaltyRules rules, DateTimeOffset now)
    {
        var booked = new LoyaltyAccount(rules);
        foreach (var entry in entries)
        {
            booked.Book(entry);
        }

        var today = rules.DayOf(now);
        var tierPoints = entries.Where(entry => entry.Kind == PointKind.Earn && rules.DayOf(entry.At).AddMonths(TierMonths) > today).Sum(entry => entry.Amount);
        var open = booked.lots.Where(lot => lot.Left > 0).ToList();
        return new LoyaltyAccount(rules)
        {
            Balance = open.Where(lot => !lot.IsExpired(now)).Sum(lot => lot.Left) - booked.debt,
            TierPoints = tierPoints,
            Tier = rules.Tiers.LastOrDefault(tier => tier.Points <= tierPoints)?.Name,
            Due = [.. ByMidnight(open.Where(lot => lot.IsExpired(now)))],
            Next = ByMidnight(open.Where(lot => lot.ExpiresAt is not null && !lot.IsExpired(now))).Cast<(DateTimeOffset, long)?>().FirstOrDefault(),
        };
    }

    private static IEnumerable<(DateTimeOffset At, long Points)> ByMidnight(IEnumerable<PointLot> lots) =>
        lots.GroupBy(lot => lot.ExpiresAt!.Value).OrderBy(same => same.Key).Select(same => (same.Key, same.Sum(lot => lot.Left)));

    private void Book(LedgerEntry entry)
    {
        if (entry.Amount >= 0)
        {
            Add(entry);
            return;
        }

        var soonest = lots.OrderBy(lot => lot.ExpiresAt ?? DateTimeOffset.MaxValue);
        Take(-entry.Amount, entry.Kind switch
        {
            PointKind.Expire => soonest,
            PointKind.Earn => soonest.Reverse(),
            _ => soonest.Where(lot => !lot.IsExpired(entry.At)),
        });
    }

    private void Add(LedgerEntry entry)
    {
        var paid = Math.Min(debt, entry.Amount);
        debt -= paid;
        DateTimeOffset? expiresAt = rules.ExpiryMonths is { } months ? rules.MidnightOf(rules.DayOf(entry.At).AddMonths(months)) : null;
        lots.Add(new PointLot(expiresAt, entry.Amount - paid));
    }

    private void Take(long points, IEnumerable<PointLot> from)
    {
        foreach (var lot in from.ToList())
        {
            points = lot.Take(points);
        }

        debt += points;
    }
}
