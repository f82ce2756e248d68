using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Remembers what a key was first answered.</summary>
internal sealed class IdempotencyStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Hash, byte[] Answer, int Effects)> answers = new(StringComparer.Ordinal);

    /// <summary>Finds what a key was answered before; <paramref name="same"/> says whether the content was this one.</summary>
    public byte[]? Find(string key, JsonObject content, out bool same)
    {
        lock (gate)
        {
            same = false;
            if (!answers.TryGetValue(key, out var known))
            {
                return null;
            }

            same = known.Hash == Hash(content);
            return known.Answer;
        }
    }

    /// <summary>Keeps the answer of a key and counts one effect.</summary>
    public void Keep(string key, JsonObject content, byte[] answer)
    {
        lock (gate)
        {
            answers[key] = (Hash(content), answer, answers.TryGetValue(key, out var known) ? known.Effects + 1 : 1);
        }
    }

    /// <summary>Lists the keys and how often each took effect.</summary>
    public JsonArray ToJson()
    {
        lock (gate)
        {
            return [.. answers.Select(item => (JsonNode)new JsonObject { ["idempotencyKey"] = item.Key, ["effects"] = item.Value.Effects })];
        }
    }

    private static string Hash(JsonObject content) => Convert.ToHexString(SHA256.HashData(JsonBody.Bytes(content)));
}
