using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The bucket of each client, which leaks while it fills, and the limit of one second. The request that overflows still passes, the next does not.</summary>
internal sealed class LeakyBucket(SandboxContext context, double size, double drip)
{
    private const int Burst = 20;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Level, long At, int InSecond, long Second)> buckets = new(StringComparer.Ordinal);
    private double size = size;
    private double drip = drip;

    /// <summary>Changes the bucket of everybody.</summary>
    public void Set(double newDrip, double newSize)
    {
        lock (gate)
        {
            (drip, size) = (newDrip, newSize);
            buckets.Clear();
        }
    }

    /// <summary>Pours a request in and says so in the headers; refuses when it is full.</summary>
    public void Pour(HttpContext http, string client, double cost)
    {
        lock (gate)
        {
            var now = context.Time.GetTimestamp();
            var second = context.Time.GetUtcNow().ToUnixTimeSeconds();
            var (level, at, burst, last) = buckets.TryGetValue(client, out var bucket) && context.Options.RateLimits ? bucket : (0, now, 0, second);
            level = Math.Max(0, level - (context.Time.GetElapsedTime(at, now).TotalSeconds * drip));
            burst = last == second ? burst : 0;
            var full = level >= size;
            if (!full && burst < Burst)
            {
                buckets[client] = (level + cost, now, burst + 1, second);
                Tell(http, level + cost, burst + 1, cost);
                return;
            }

            buckets[client] = (level, now, burst, second);
            Tell(http, level, burst, cost);
            http.Response.Headers["X-LS-API-RateLimit-Type"] = full ? "api-leaky-bucket" : "api-burst-limiter";
            http.Response.Headers.RetryAfter = Text(full ? Math.Max(1, Math.Ceiling((level - size + cost) / drip)) : 1);
            throw RetailError.Of(429);
        }
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Tell(HttpContext http, double level, int burst, double cost)
    {
        var headers = http.Response.Headers;
        headers["X-LS-API-Bucket-Level"] = $"{Text(level)}/{Text(size)}";
        headers["X-LS-API-Burst-Level"] = $"{Text(burst)}/{Text(Burst)}";
        headers["X-LS-Api-Drip-Rate"] = Text(drip);
        headers["X-LS-Api-Request-Cost"] = Text(cost);
    }
}
