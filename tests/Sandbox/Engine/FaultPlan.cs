using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>The faults set for one vendor, drawn for each request from a seeded source.</summary>
internal sealed class FaultPlan(int seed)
{
    private static readonly string[] Known = ["latencyMs", "dropBefore", "dropAfter", "cutBody", "status500", "retryAfter", "ignoreIdempotencyKeys", "path", "method", "count"];

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private JsonObject plan = [];
    private int left = int.MaxValue;

    /// <summary>Puts a plan in force; an empty one clears. Answers what is wrong with it, or null.</summary>
    public string? Set(JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (!Known.Contains(name, StringComparer.Ordinal))
            {
                return $"{name} is not a fault. Faults: {string.Join(", ", Known)}.";
            }

            if (name is "path" or "method" ? value?.GetValueKind() != System.Text.Json.JsonValueKind.String : Number(value) is null or < 0)
            {
                return $"{name} does not hold a {(name is "path" or "method" ? "text" : "number of zero or more")}.";
            }
        }

        lock (gate)
        {
            plan = (JsonObject)body.DeepClone();
            left = plan.ContainsKey("count") ? (int)Number(plan["count"])!.Value : int.MaxValue;
        }

        return null;
    }

    /// <summary>Gives the plan in force.</summary>
    public JsonObject Get()
    {
        lock (gate)
        {
            return (JsonObject)plan.DeepClone();
        }
    }

    /// <summary>Draws what befalls a request.</summary>
    public FaultDraw Draw(string method, string path)
    {
        lock (gate)
        {
            if (plan.Count == 0 || left <= 0 || !Concerns(method, path))
            {
                return FaultDraw.None;
            }

            var retryAfter = Number(plan["retryAfter"]) ?? 0;
            var draw = new FaultDraw(
                (int)(Number(plan["latencyMs"]) ?? 0),
                Hits("dropBefore"),
                Hits("dropAfter"),
                Hits("cutBody"),
                Hits("status500"),
                Hits("retryAfter") ? Math.Max(1, (int)retryAfter) : 0,
                Hits("ignoreIdempotencyKeys"));
            if (draw != FaultDraw.None && left != int.MaxValue)
            {
                left--;
            }

            return draw;
        }
    }

    private bool Concerns(string method, string path) =>
        (plan["method"]?.GetValue<string>() is not { } one || one.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (plan["path"]?.GetValue<string>() is not { } part || path.Contains(part, StringComparison.OrdinalIgnoreCase));

    private bool Hits(string name) => Number(plan[name]) is { } chance and > 0 && (chance >= 1 || random.NextDouble() < chance);

    private static double? Number(JsonNode? node) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => node.GetValue<double>(),
        System.Text.Json.JsonValueKind.True => 1,
        System.Text.Json.JsonValueKind.False => 0,
        _ => null,
    };
}
