using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Watches whether the memory of unloaded plugins comes back, and writes the receipts.</summary>
internal sealed class UnloadWatch(TimeProvider time, TimeSpan limit, Action<UnloadReceipt> ended)
{
    private const int Kept = 500;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<int, Watched> watched = new();
    private int count;

    /// <summary>Gets the receipts, the newest first.</summary>
    public IReadOnlyList<UnloadReceipt> Receipts => [.. watched.OrderByDescending(pair => pair.Key).Select(pair => Receipt(pair.Value))];

    /// <summary>Begins to watch an unload.</summary>
    public void Track(string id, string version, WeakReference trace)
    {
        var number = Interlocked.Increment(ref count);
        watched[number] = new Watched(id, version, trace, time.GetUtcNow(), time.GetTimestamp());
        watched.TryRemove(number - Kept, out _);
        news.Writer.TryWrite(true);
    }

    /// <summary>Collects, seldom and ever more seldom, while an unload is pending.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await news.Reader.WaitToReadAsync(cancellationToken))
        {
            news.Reader.TryRead(out _);
            for (var pause = FirstLook; Pending().Any(); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                await Task.Delay(pause, time, cancellationToken);
                if (news.Reader.TryRead(out _))
                {
                    pause = FirstLook;
                }

                await CollectAsync(cancellationToken);
                Look();
            }
        }
    }

    private static async Task CollectAsync(CancellationToken cancellationToken)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        try
        {
            // A finalizer of a plugin may hang; the watch does not hang with it.
            await Task.Run(GC.WaitForPendingFinalizers, cancellationToken).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
        }
        catch (TimeoutException)
        {
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
    }

    private IEnumerable<Watched> Pending() => watched.Values.Where(unload => unload.Outcome == UnloadOutcome.Pending);

    private void Look()
    {
        foreach (var unload in Pending().ToList())
        {
            var elapsed = time.GetElapsedTime(unload.Since);
            if (unload.Trace.IsAlive && elapsed < limit)
            {
                continue;
            }

            unload.Took = (long)elapsed.TotalMilliseconds;
            unload.Outcome = unload.Trace.IsAlive ? UnloadOutcome.Leaked : UnloadOutcome.Collected;
            ended(Receipt(unload));
        }
    }

    private UnloadReceipt Receipt(Watched unload) => new(
        unload.Id,
        unload.Version,
        unload.Outcome,
        unload.Outcome == UnloadOutcome.Pending ? (long)time.GetElapsedTime(unload.Since).TotalMilliseconds : unload.Took,
        unload.At);

    private sealed record Watched(string Id, string Version, WeakReference Trace, DateTimeOffset At, long Since)
    {
        public UnloadOutcome Outcome { get; set; }

        public long Took { get; set; }
    }
}
