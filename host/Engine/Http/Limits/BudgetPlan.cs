using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>A budget as it is used: the manifest's, overridden by the connection's, less the safety share.</summary>
/// <param name="PerSecond">How many calls come back each second; null: no limit by rate.</param>
/// <param name="Burst">How many may come at once.</param>
/// <param name="Concurrent">How many may run at once; null: any number.</param>
/// <param name="Share">The share of what the vendor says that is used.</param>
/// <param name="Adaptive">Whether what the vendor says counts.</param>
internal sealed record BudgetPlan(double? PerSecond, double Burst, int? Concurrent, double Share, bool Adaptive)
{
    /// <summary>Plans a named budget.</summary>
    public static BudgetPlan Of(ManifestBudget budget, RateSettings settings) => new(
        budget.PerSecond * settings.SafetyFactor,
        Math.Max(1, (budget.Capacity ?? budget.PerSecond * 6 ?? 1) * settings.SafetyFactor),
        budget.Concurrent,
        settings.SafetyFactor,
        settings.Adaptive);

    /// <summary>Plans the main budget, which the connection's file may override.</summary>
    public static BudgetPlan OfMain(ManifestBudget? budget, RateSettings settings)
    {
        var perSecond = settings.MaxRequestsPerMinute / 60 ?? budget?.PerSecond;
        var burst = settings.MaxBurst ?? (settings.MaxRequestsPerMinute is { } minute ? minute / 10 : budget?.Capacity ?? perSecond * 6 ?? 1);
        return new(perSecond * settings.SafetyFactor, Math.Max(1, burst * settings.SafetyFactor), budget?.Concurrent, settings.SafetyFactor, settings.Adaptive);
    }
}
