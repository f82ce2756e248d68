using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>Counts how often each write took effect, so that a double effect can be seen.</summary>
internal sealed class WriteLedger
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Operation, string Subject), int> effects = [];

    /// <summary>Notes one effect.</summary>
    public void Note(string operation, string subject)
    {
        lock (gate)
        {
            effects[(operation, subject)] = effects.GetValueOrDefault((operation, subject)) + 1;
        }
    }

    /// <summary>Lists operation, subject and number of effects.</summary>
    public JsonArray ToJson()
    {
        lock (gate)
        {
            return [.. effects.Select(item => (JsonNode)new JsonObject { ["operation"] = item.Key.Operation, ["subject"] = item.Key.Subject, ["effects"] = item.Value })];
        }
    }
}
