using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>Counts how often each write took effect, by its key or, where the vendor has none, by what it says.</summary>
internal sealed class EffectLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> effects = new(StringComparer.Ordinal);

    /// <summary>Notes one effect.</summary>
    public void Note(string key)
    {
        lock (gate)
        {
            effects[key] = effects.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Lists the writes.</summary>
    public JsonArray ToJson()
    {
        lock (gate)
        {
            return [.. effects.Select(item => (JsonNode)new JsonObject { ["idempotencyKey"] = item.Key, ["effects"] = item.Value })];
        }
    }
}
