namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>One payment of a bill.</summary>
/// <param name="Means">The means.</param>
/// <param name="Cents">A fixed amount; null for whatever the till says is left to pay.</param>
/// <param name="Tip">The tip, in cents.</param>
internal sealed record BillPayment(PayMeans Means, int? Cents = null, int Tip = 0)
{
    /// <summary>Shares what is to be paid out over the payments of a bill.</summary>
    public static decimal[] Share(IReadOnlyList<BillPayment> payments, decimal due)
    {
        var left = due - payments.Sum(payment => (payment.Cents ?? 0) / 100m);
        return [.. payments.Select(payment => payment.Cents is { } cents ? cents / 100m : left)];
    }
}
