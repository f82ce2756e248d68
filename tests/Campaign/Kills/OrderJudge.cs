using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>Holds what the host told of the orders against what the supplier did.</summary>
internal static class OrderJudge
{
    private static readonly string[] WithoutEffect = ["rejected", "dead", "cancelled"];

    /// <summary>Compares.</summary>
    /// <param name="placed">What the central system placed.</param>
    /// <param name="operations">The operations of the store, by id.</param>
    /// <param name="effects">How often each order took effect at the supplier, by its reference.</param>
    public static OrderVerdict Judge(IReadOnlyCollection<PlacedOrder> placed, IReadOnlyDictionary<string, JsonObject> operations, IReadOnlyDictionary<string, int> effects)
    {
        var verdict = new OrderVerdict { Accepted = placed.Count(order => order.OperationId is not null), Effects = effects.Values.Sum() };
        verdict.Lost.AddRange(placed.Where(order => !order.IsAnswered).Select(order => $"order {order.Key} was never answered"));
        verdict.Lost.AddRange(placed.Where(order => order.Refusal is not null).Select(order => $"order {order.Key} was refused: {order.Refusal}"));
        foreach (var order in placed.Where(order => order.OperationId is not null))
        {
            var id = order.OperationId!;
            var done = effects.GetValueOrDefault(id);
            if (!operations.TryGetValue(id, out var operation))
            {
                verdict.Lost.Add($"operation {id} was told with a 202 and is not in the store");
                continue;
            }

            var state = operation["state"]!.ToString();
            verdict.States[state] = verdict.States.GetValueOrDefault(state) + 1;
            verdict.ForAPerson += operation["needsPerson"]!.GetValue<bool>() ? 1 : 0;
            if (done > 1 || (done > 0 && WithoutEffect.Contains(state)))
            {
                verdict.Doubled.Add($"operation {id} is {state} and took effect {done} times");
            }
            else if (done == 0 && state == "succeeded")
            {
                verdict.Lost.Add($"operation {id} succeeded and took no effect");
            }
            else if (state != "succeeded" && !WithoutEffect.Contains(state) && !(state == "unknown" && operation["needsPerson"]!.GetValue<bool>()))
            {
                verdict.Lost.Add($"operation {id} is still {state}: {operation["reason"]}");
            }
        }

        verdict.Doubled.AddRange(operations.Keys.Except(placed.Select(order => order.OperationId ?? "")).Select(id => $"operation {id} is in the store and nobody was told of it"));
        verdict.Doubled.AddRange(effects.Keys.Except(operations.Keys).Select(id => $"the supplier has order {id}, which the store does not know"));
        return verdict;
    }
}
