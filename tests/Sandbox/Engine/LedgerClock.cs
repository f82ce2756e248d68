namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>The time of what happens after the generated year: later than all before, and never earlier than the real clock.</summary>
internal sealed class LedgerClock(DateTimeOffset end, TimeProvider time)
{
    private readonly Lock gate = new();
    private long last = end.ToUnixTimeMilliseconds();

    /// <summary>Gets the last time given out.</summary>
    public DateTimeOffset Last
    {
        get
        {
            lock (gate)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(last);
            }
        }
    }

    /// <summary>Gives the time of the next happening, in milliseconds.</summary>
    public long Tick()
    {
        lock (gate)
        {
            last = Math.Max(last + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            return last;
        }
    }
}
