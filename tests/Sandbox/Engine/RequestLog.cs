using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>The last requests of one vendor.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    private const int Kept = 50_000;
    private readonly Lock gate = new();
    private readonly Queue<RequestLogEntry> entries = new();
    private long count;

    /// <summary>Notes a request that has just come.</summary>
    public RequestLogEntry Begin(HttpRequest request)
    {
        lock (gate)
        {
            var entry = new RequestLogEntry
            {
                Number = ++count,
                At = time.GetUtcNow(),
                Method = request.Method,
                Path = request.Path.Value ?? "/",
                Query = request.QueryString.Value ?? "",
                Authorization = Credential(request.Headers),
                IdempotencyKey = request.Headers["Idempotency-Key"].FirstOrDefault(),
            };
            entries.Enqueue(entry);
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }

            return entry;
        }
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>Lists the requests, oldest first.</summary>
    public JsonArray ToJson()
    {
        lock (gate)
        {
            return [.. entries.Select(entry => (JsonNode)new JsonObject
            {
                ["number"] = entry.Number,
                ["at"] = entry.At.ToString("O"),
                ["method"] = entry.Method,
                ["path"] = entry.Path,
                ["query"] = entry.Query,
                ["authorization"] = entry.Authorization,
                ["idempotencyKey"] = entry.IdempotencyKey,
                ["status"] = entry.Status,
                ["fault"] = entry.Fault,
                ["tookEffect"] = entry.TookEffect,
            })];
        }
    }

    private static string? Credential(IHeaderDictionary headers)
    {
        if (headers["X-API-KEY"].FirstOrDefault() is { Length: > 0 } key)
        {
            return "X-API-KEY " + Hash(key);
        }

        var parts = headers.Authorization.FirstOrDefault()?.Split(' ', 2);
        return parts switch
        {
            null => null,
            { Length: 2 } => parts[0] + " " + Hash(parts[1]),
            _ => Hash(parts[0]),
        };
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..12];
}
