using System.Security.Cryptography;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Holds the budgets of all connections, so that those of one account or one application draw on the same.</summary>
internal sealed class BudgetPool(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (RateBudget Budget, int Users)> shared = [];

    /// <summary>Takes the budgets of a connection into use.</summary>
    public RateBudgets Take(ConnectionSettings settings, ManifestVariant variant)
    {
        // Without a limit of its own, the main budget still closes when the vendor asks for it.
        var main = variant.Budgets.FirstOrDefault(budget => budget.Name.Length == 0);
        var plans = new Dictionary<string, (BudgetPlan Plan, string SharedBy)>
        {
            [""] = (BudgetPlan.OfMain(main, settings.Rate), main?.SharedBy ?? "connection"),
        };
        foreach (var budget in variant.Budgets.Where(budget => budget.Name.Length > 0))
        {
            plans[budget.Name] = (BudgetPlan.Of(budget, settings.Rate), budget.SharedBy);
        }

        lock (gate)
        {
            // The plan is part of the key: a connection whose limits were changed begins with its own bucket.
            var keys = plans.ToDictionary(plan => plan.Key, plan => $"{plan.Key}|{plan.Value.Plan}|{Owner(settings, plan.Value.SharedBy)}");
            var budgets = plans.ToDictionary(plan => plan.Key, plan => Use(keys[plan.Key], plan.Value.Plan));
            return new RateBudgets(budgets, () => Release(keys.Values), time);
        }
    }

    /// <summary>Names whom a budget belongs to, as far as it is known before the vendor was asked: the account is the one that the same secret opens.</summary>
    private static string Owner(ConnectionSettings settings, string sharedBy)
    {
        var auth = settings.Credentials.GetValueOrDefault("");
        var secret = auth?.Method switch
        {
            AuthMethod.ApiKey => auth.ApiKey,
            AuthMethod.Basic => auth.Username,
            AuthMethod.Bearer => auth.Token,
            AuthMethod.ClientCredentials => auth.ClientId,
            _ => null,
        };
        return sharedBy switch
        {
            "application" when auth?.ClientId is { } client => $"application/{settings.Connector}/{client}",
            "account" when secret is not null => $"account/{settings.Connector}/{settings.BaseUrl}/{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}",
            _ => $"connection/{settings.Name}",
        };
    }

    private RateBudget Use(string key, BudgetPlan plan)
    {
        var (budget, users) = shared.TryGetValue(key, out var present) ? present : (new RateBudget(plan, time), 0);
        shared[key] = (budget, users + 1);
        return budget;
    }

    private void Release(IEnumerable<string> keys)
    {
        lock (gate)
        {
            foreach (var key in keys)
            {
                var (budget, users) = shared[key];
                if (users > 1)
                {
                    shared[key] = (budget, users - 1);
                    continue;
                }

                shared.Remove(key);
                budget.Dispose();
            }
        }
    }
}
