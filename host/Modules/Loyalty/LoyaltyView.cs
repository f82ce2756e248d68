namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>A customer's standing as the API shows it.</summary>
internal sealed record LoyaltyView(string Customer, long Points, string? Tier, long TierPoints, ExpiringView? Expiring, DateTimeOffset AsOf)
{
    /// <summary>Shows a standing.</summary>
    public static LoyaltyView Of(string customer, LoyaltyAccount account, DateTimeOffset now) =>
        new(customer, account.Balance, account.Tier, account.TierPoints, account.Next is { } next ? new ExpiringView(next.Points, next.At) : null, now);
}
