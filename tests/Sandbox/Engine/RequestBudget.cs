namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>A token bucket for each caller.</summary>
internal sealed class RequestBudget(TimeProvider time, double perSecond, double burst)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Left, long At)> buckets = new(StringComparer.Ordinal);
    private double rate = perSecond;
    private double size = burst;

    /// <summary>Changes the budget of everybody.</summary>
    public void Set(double newRate, double newSize)
    {
        lock (gate)
        {
            (rate, size) = (newRate, newSize);
            buckets.Clear();
        }
    }

    /// <summary>Takes one request out of a caller's budget; answers how long to wait when it is used up, else null.</summary>
    public TimeSpan? Take(string caller)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var (left, at) = buckets.TryGetValue(caller, out var bucket) ? bucket : (size, now);
            left = Math.Min(size, left + (time.GetElapsedTime(at, now).TotalSeconds * rate));
            buckets[caller] = (left >= 1 ? left - 1 : left, now);
            return left >= 1 ? null : TimeSpan.FromSeconds((1 - left) / rate);
        }
    }
}
