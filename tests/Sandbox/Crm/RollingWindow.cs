namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>So many requests in a span of time, for each caller.</summary>
internal sealed class RollingWindow(TimeProvider time, int most, TimeSpan span)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<long>> callers = new(StringComparer.Ordinal);
    private int limit = most;

    /// <summary>Gets or sets how many requests fit in the span.</summary>
    public int Limit
    {
        get => Volatile.Read(ref limit);
        set => Volatile.Write(ref limit, value);
    }

    /// <summary>Gets the span.</summary>
    public TimeSpan Span => span;

    /// <summary>Takes a request in; answers how many are left, or minus one when it does not fit.</summary>
    public int Take(string caller)
    {
        lock (gate)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (!callers.TryGetValue(caller, out var taken))
            {
                callers[caller] = taken = new Queue<long>();
            }

            while (taken.Count > 0 && now - taken.Peek() >= span.TotalMilliseconds)
            {
                taken.Dequeue();
            }

            if (taken.Count >= Limit)
            {
                return -1;
            }

            taken.Enqueue(now);
            return Limit - taken.Count;
        }
    }
}
