namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Counts failures in a row; past its limit it lets nobody through for a while, and then one at a time until one works.</summary>
internal sealed class FailureRun(int limit, TimeSpan pause, TimeProvider time)
{
    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset closedUntil;
    private bool isProbing;

    /// <summary>Whether calls are let through.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return failures < limit || closedUntil <= time.GetUtcNow();
            }
        }
    }

    /// <summary>Asks to be let through.</summary>
    /// <returns>How long to wait; null when let through.</returns>
    public TimeSpan? Enter()
    {
        lock (gate)
        {
            if (failures < limit)
            {
                return null;
            }

            var left = closedUntil - time.GetUtcNow();
            if (left > TimeSpan.Zero || isProbing)
            {
                return left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
            }

            isProbing = true;
            return null;
        }
    }

    /// <summary>Tells how it went.</summary>
    public void Leave(BreakerVerdict verdict)
    {
        lock (gate)
        {
            isProbing = false;
            if (verdict == BreakerVerdict.Worked)
            {
                failures = 0;
            }
            else if (verdict == BreakerVerdict.Failed && ++failures >= limit)
            {
                closedUntil = time.GetUtcNow() + pause;
            }
        }
    }
}
