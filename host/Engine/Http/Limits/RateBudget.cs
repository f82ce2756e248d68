namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>A token bucket with a queue: first come, first served; adapts to what the vendor says is left.</summary>
internal sealed class RateBudget : IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> queue = new();
    private readonly BudgetPlan plan;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private double perSecond;
    private double burst;
    private double tokens;
    private DateTimeOffset refilledAt;
    private DateTimeOffset closedUntil;
    private int running;

    public RateBudget(BudgetPlan plan, TimeProvider time)
    {
        this.plan = plan;
        this.time = time;
        perSecond = plan.PerSecond ?? double.PositiveInfinity;
        burst = tokens = plan.Burst;
        refilledAt = time.GetUtcNow();
        timer = time.CreateTimer(static state => ((RateBudget)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn. Whoever got one says <see cref="Release"/> when the call is over.</summary>
    /// <param name="patience">How long to wait at most; a wait that is known to be longer is refused at once.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    public async Task<RateTurn> WaitForTurnAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (queue.Count == 0 && TryTake())
            {
                return default;
            }

            var estimate = Estimate(queue.Count + 1);
            if (estimate > patience || patience <= TimeSpan.Zero)
            {
                return new RateTurn(estimate);
            }

            place = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Arm();
        }

        try
        {
            await place.Value.Task.WaitAsync(patience, time, cancellationToken);
            return default;
        }
        catch (TimeoutException)
        {
            return Leave(place) ? new RateTurn(TimeUntilTurn()) : default;
        }
        catch (OperationCanceledException)
        {
            if (!Leave(place))
            {
                Release();
            }

            throw;
        }
    }

    /// <summary>Ends the call of a turn.</summary>
    public void Release()
    {
        lock (gate)
        {
            running--;
        }

        Serve();
    }

    /// <summary>Takes note of what the vendor says; it lowers the budget, never raises it above the plan.</summary>
    public void Observe(RateReading reading)
    {
        if (!plan.Adaptive)
        {
            return;
        }

        lock (gate)
        {
            Refill();
            if (reading.RefillPerSecond is > 0 and var refill)
            {
                perSecond = Math.Min(plan.PerSecond ?? double.PositiveInfinity, refill * plan.Share);
            }

            if (reading.Capacity is > 0 and var capacity)
            {
                burst = Math.Max(1, Math.Min(plan.PerSecond is null ? double.PositiveInfinity : plan.Burst, capacity * plan.Share));
            }

            // The vendor counts what it has seen; calls still on their way are not in its number.
            tokens = Math.Min(tokens - Math.Max(0, (reading.Cost ?? 1) - 1), reading.Remaining * plan.Share - Math.Max(0, running - 1));
            if (reading.Remaining < 1 && reading.ResetAfter is { } reset)
            {
                closedUntil = Later(closedUntil, time.GetUtcNow() + reset);
                tokens = Math.Max(tokens, 0);
            }

            Arm();
        }
    }

    /// <summary>Lets nobody through for a while: the vendor asked for it.</summary>
    public void Close(TimeSpan duration)
    {
        lock (gate)
        {
            closedUntil = Later(closedUntil, time.GetUtcNow() + duration);
            Arm();
        }
    }

    /// <inheritdoc />
    public void Dispose() => timer.Dispose();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private TimeSpan TimeUntilTurn()
    {
        lock (gate)
        {
            return Estimate(queue.Count + 1);
        }
    }

    private void Serve()
    {
        lock (gate)
        {
            while (queue.First is { } first && TryTake())
            {
                queue.RemoveFirst();
                first.Value.SetResult();
            }

            Arm();
        }
    }

    /// <summary>Leaves the queue.</summary>
    /// <returns>False when the turn had come meanwhile.</returns>
    private bool Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return false;
            }

            queue.Remove(place);
            Arm();
            return true;
        }
    }

    private bool TryTake()
    {
        Refill();
        if (tokens < 1 || running >= (plan.Concurrent ?? int.MaxValue) || time.GetUtcNow() < closedUntil)
        {
            return false;
        }

        running++;
        if (plan.PerSecond is not null || !double.IsPositiveInfinity(perSecond))
        {
            tokens--;
        }

        return true;
    }

    private void Refill()
    {
        var now = time.GetUtcNow();
        var seconds = Math.Max(0, (now - refilledAt).TotalSeconds);
        tokens = double.IsPositiveInfinity(perSecond) ? Math.Max(tokens, burst) : Math.Min(burst, tokens + (seconds * perSecond));
        refilledAt = now;
    }

    /// <summary>How long until so many turns have come, as far as it is known: a call that runs may take any time.</summary>
    private TimeSpan Estimate(int turns)
    {
        Refill();
        var closed = closedUntil - time.GetUtcNow();
        var missing = double.IsPositiveInfinity(perSecond) ? 0 : Math.Max(0, turns - tokens) / perSecond;
        var wait = TimeSpan.FromSeconds(Math.Min(missing, TimeSpan.FromDays(1).TotalSeconds));
        return closed > wait ? closed : wait;
    }

    private void Arm()
    {
        if (queue.Count == 0 || running >= (plan.Concurrent ?? int.MaxValue))
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // A tick more, so that rounding never wakes it just before its time.
        timer.Change(Estimate(1) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
